"""How many messages may still be sent to a person: the platform counts, and refuses what is too much.

A citizen's message allows five within 48 hours; a click in the menu, a scan or following the account three within a minute
(developers.weixin.qq.com, 客服消息, 2023). Whether both add up is not written down: here the larger one counts.
"""

import json
import time
from collections.abc import Callable

from bot.wechat.incoming import Incoming
from bot.wechat.shared import SharedState

HOUR = 3600.0
FOR_MESSAGE = (5, 48 * HOUR)
FOR_EVENT = (3, 60.0)
GRANTING = frozenset(("subscribe", "SCAN", "CLICK", "enter_session"))


class Ledger:
    """Keeps the grants of each person. `clock` gives seconds since 1970."""

    def __init__(self, state: SharedState, clock: Callable[[], float] = time.time) -> None:
        self._state, self._clock = state, clock

    async def grant(self, incoming: Incoming) -> None:
        """What a message or an event of a person allows."""
        if incoming.kind != "event":
            await self._write(incoming.person, "message", FOR_MESSAGE[0], self._clock() + FOR_MESSAGE[1])
        elif incoming.event in GRANTING:
            await self._write(incoming.person, "event", FOR_EVENT[0], self._clock() + FOR_EVENT[1])

    async def left(self, person: str) -> int:
        """How many messages may be sent now. Of a person of whom nothing is known (after a restart) the platform decides: then one."""
        grants = [await self._read(person, name) for name in ("message", "event")]
        known = [grant for grant in grants if grant is not None]
        return max((left for left, until in known if until > self._clock()), default=0) if known else 1

    async def spend(self, person: str) -> None:
        """One message was sent."""
        for name in ("message", "event"):
            grant = await self._read(person, name)
            if grant is not None:
                await self._write(person, name, max(0, grant[0] - 1), grant[1])

    async def close(self, person: str) -> None:
        """The platform takes nothing more for this person until they write again."""
        await self._write(person, "message", 0, self._clock() + FOR_MESSAGE[1])
        await self._state.remove(f"ledger:event:{person}")

    async def _read(self, person: str, name: str) -> tuple[int, float] | None:
        text = await self._state.get(f"ledger:{name}:{person}")
        if text is None:
            return None
        left, until = json.loads(text)
        return int(left), float(until)

    async def _write(self, person: str, name: str, left: int, until: float) -> None:
        await self._state.put(f"ledger:{name}:{person}", json.dumps([left, until]), max(1.0, until - self._clock()))
