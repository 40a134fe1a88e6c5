"""From a message to its answer: heard, asked of the bot, put together with what has waited for the person before."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.answer.phrases import Phrases
from bot.channels.wechat.composing import compose
from bot.channels.wechat.exchange import Exchange
from bot.channels.wechat.hearing import Heard, Hearing
from bot.channels.wechat.slots import Slots
from bot.channels.wechat.storing import Storing
from bot.wechat.packet import Packet, together

LOOK, LOOKS = 0.25, 60  # seconds between looks for an answer that another worker is making, and how many
FETCH = 3.0  # seconds for which somebody who asks for it waits for the database

Off = Callable[[], Awaitable[str | None]]
"""Gives what is said and nothing else while the bot is turned off; None while it is on."""

Ask = Callable[[str, str], Awaitable[Sequence[Mapping[str, Any]]]]
"""Takes a conversation and a text, gives the entries of the reply."""


class Answers:
    """Answers messages of one account; `pages` is the address of its pages of clauses, empty for none.

    `may_send` says whether the account reaches people who have not just written. While the bot is turned off (`off`), what waits for people
    waits on, but for what a person at the desk wrote.
    """

    def __init__(
        self,
        ask: Ask,
        hearing: Hearing,
        storing: Storing,
        phrases: Phrases,
        pages: str = "",
        may_send: Callable[[], bool] = lambda: True,
        off: Off | None = None,
    ) -> None:
        self._ask, self._hearing, self._storing, self._phrases, self._pages = ask, hearing, storing, phrases, pages
        self._may_send, self._off, self._slots = may_send, off or _never, Slots()

    async def answer(self, exchange: Exchange) -> Packet | None:
        """The answer to a message; None for what needs none."""
        if exchange.heard is None and exchange.incoming is not None:
            exchange.heard = await self._hearing.hear(exchange.incoming, exchange.conversation)
        heard = exchange.heard or Heard()
        off = await self._off()
        waited = await self._fetched(exchange) if heard.fetch and off is None else None
        if waited is not None:
            return waited
        made = await self._made(heard, exchange.conversation, off)
        if made is None:
            return await self._with_person(exchange.conversation, off is not None) if heard.ask else None
        unseen = [packet for packet in await self._storing.take(exchange.conversation, by_person=off is not None) if not packet.begun]
        return together([*unseen, made])

    async def offer(self, conversation: str, options: tuple[str, ...]) -> None:
        """Remember the choices that the person sees now."""
        await self._hearing.offer(conversation, options)

    async def _made(self, heard: Heard, conversation: str, off: str | None) -> Packet | None:
        if not heard.ask:
            return heard.say if off is None or heard.say is None else Packet((off,))
        async with self._slots.one():
            entries = await self._ask(conversation, heard.ask)
        if not entries:
            return None
        return compose(entries, self._phrases, self._pages, heard.preface)

    async def _with_person(self, conversation: str, off: bool) -> Packet | None:
        """What goes back for a message that a person answers: what that person wrote meanwhile; else how to get it."""
        if self._may_send():
            return None
        return together(await self._storing.take(conversation, by_person=off)) or Packet((self._phrases.say("person.heard"),))

    async def _fetched(self, exchange: Exchange) -> Packet | None:
        """What waits for the person, also where another worker is still at it; None where nothing does."""
        for _ in range(LOOKS):
            promised = await self._storing.is_promised(exchange.conversation, exchange.began, exchange.key)
            packets = await self._storing.take(exchange.conversation, FETCH)  # after the look: what is promised no more is there by now
            if packets or not promised:
                return together(packets)
            await asyncio.sleep(LOOK)
        return Packet((self._phrases.say("wechat.placeholder"),))


async def _never() -> str | None:
    return None
