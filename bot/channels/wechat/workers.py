"""What the workers of one account must know of each other's exchanges: who answers, what was replied, who comes first, who left."""

import asyncio

from bot.channels.wechat.exchange import Exchange
from bot.channels.wechat.storing import Storing
from bot.wechat.shared import SharedState

SEEN = 600.0  # seconds for which a message is known again: longer than a signature is fresh
LOOK, LOOKS = 0.25, 68  # seconds between looks at what another worker does, and how many: as long as the platform asks
TAKING = 4  # looks for the reply of a worker that has just taken what was stored
TURN = 100.0  # seconds for which a message may keep the next one of its person waiting: longer than any turn


class Workers:
    """The view of one worker."""

    def __init__(self, state: SharedState, storing: Storing) -> None:
        self._state, self._storing = state, storing

    async def claim(self, exchange: Exchange) -> bool:
        """Whether this worker is to answer; no other one does then."""
        exchange.elsewhere = not await self._state.claim(f"seen:{exchange.key}", SEEN)
        return not exchange.elsewhere

    async def count(self, exchange: Exchange) -> None:
        """One more request for this message, at whichever worker."""
        exchange.tries = max(exchange.tries, await self._state.count(f"tries:{exchange.key}", SEEN))

    async def place(self, exchange: Exchange) -> str | None:
        """Put a message behind those of its person that came before; the key of the last one of them."""
        return await self._state.swap(f"last:{exchange.conversation}", exchange.key, TURN)

    async def wait_for(self, key: str) -> None:
        """Wait until another worker is through with a message; not for ever, since it may have died."""
        for _ in range(int(TURN / LOOK)):
            if await self._state.get(f"over:{key}") is not None:
                return
            await asyncio.sleep(LOOK)

    async def is_over(self, exchange: Exchange) -> None:
        """Let the next message of this person begin, wherever that is."""
        if not exchange.elsewhere:
            await self._state.put(f"over:{exchange.key}", "", 2 * TURN)

    async def replied(self, exchange: Exchange) -> None:
        """Tell the others what the requests for this message get; nothing where it was sent."""
        if not exchange.elsewhere or exchange.reply:
            await self._state.put(f"reply:{exchange.key}", exchange.reply or "", SEEN)

    async def reply_to(self, exchange: Exchange) -> str:
        """What another worker replies that has taken the stored answer; nothing where another message has fetched it."""
        for _ in range(TAKING):
            reply = await self._state.get(f"reply:{exchange.key}")
            if reply is not None:
                return reply
            await asyncio.sleep(LOOK)
        return ""

    async def look(self, exchange: Exchange) -> None:
        """Take over what another worker, or a process before this one, has replied or stored; what was promised here too is withdrawn."""
        for _ in range(LOOKS):
            over = await self._state.get(f"over:{exchange.key}") is not None
            exchange.reply = await self._state.get(f"reply:{exchange.key}")
            exchange.stored = exchange.reply is None and await self._storing.has(exchange.key)
            if over and exchange.reply is None and not exchange.stored:
                exchange.reply = await self.reply_to(exchange)
            if exchange.reply is not None or exchange.stored:
                exchange.offer(None)
                return await self._storing.withdraw(exchange.key) if exchange.promised else None
            await asyncio.sleep(LOOK)

    async def leave(self, conversation: str, at: float) -> None:
        """The person has unfollowed the account, at a time of the platform."""
        await self._state.put(f"gone:{conversation}", str(at), SEEN)

    async def has_left(self, exchange: Exchange) -> bool:
        """Whether the person has left since they wrote, by way of any worker."""
        left = await self._state.get(f"gone:{exchange.conversation}")
        return left is not None and exchange.incoming is not None and float(left) >= exchange.incoming.created
