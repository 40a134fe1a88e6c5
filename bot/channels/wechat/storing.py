"""Answers that wait, without making anybody wait for the database; where it is down, they wait in memory."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

import structlog

from bot.conversations.pending import Pending, PendingAnswers
from bot.conversations.records import now
from bot.errors import ConversationError
from bot.wechat.packet import Packet

log = structlog.get_logger(__name__)
T = TypeVar("T")

PATIENCE = 0.5  # seconds
LEASE = timedelta(seconds=60)
"""How long a promised answer is its own process's business, which renews that while it is at it."""


class Storing:
    """What `PendingAnswers` does, off the event loop, for the conversations of one channel."""

    def __init__(self, pending: PendingAnswers, channel: str, patience: float = PATIENCE) -> None:
        self._pending, self._channel, self._patience = pending, channel, patience
        self._here: dict[str, list[Packet]] = {}
        self._writing: dict[str, asyncio.Future[Any]] = {}

    async def promise(self, key: str, conversation: str, question: str) -> None:
        """Write down that a question will be answered."""
        due = now() + LEASE
        await self._written(key, lambda: self._pending.promise(key, conversation, self._channel, question, due))

    async def keep(self, key: str, conversation: str, packet: Packet, again_in: float | None = None) -> None:
        """Keep what is left of an answer; in `again_in` seconds it may be sent once more, None for when its reader comes."""
        due = now() + timedelta(seconds=again_in) if again_in is not None else None
        log.info("wechat.kept", channel=self._channel)
        stored = await self._written(key, lambda: self._pending.keep(key, conversation, self._channel, packet.to_json(), due))
        if not stored:
            self._here.setdefault(conversation, []).append(packet)

    async def delivered(self, key: str) -> None:
        """Nothing is owed any more for this message."""
        await self._written(key, lambda: self._pending.remove(key))

    async def withdraw(self, key: str) -> None:
        """Nobody has to answer this message any more; an answer that waits goes on waiting."""
        await self._written(key, lambda: self._pending.withdraw(key))

    async def forget(self, conversation: str) -> None:
        """Nothing is owed to this person."""
        self._here.pop(conversation, None)
        await self._written(conversation, lambda: self._pending.forget(conversation))

    async def take(self, conversation: str, patience: float | None = None, by_person: bool = False) -> list[Packet]:
        """What waits for this person, which waits no longer; what takes more than `patience` seconds is given out the next time.

        With `by_person` only what somebody at the desk wrote, as while the bot is turned off.
        """
        nothing: list[Mapping[str, Any]] = []
        work = asyncio.ensure_future(self._off_loop(lambda: self._pending.take(conversation, by_person), nothing))
        await asyncio.wait({work}, timeout=patience or self._patience)
        if not work.done():
            work.add_done_callback(lambda done: asyncio.ensure_future(self._give_back(conversation, _packets(done.result()))))
        here = [] if by_person else self._here.pop(conversation, [])
        return [*(_packets(work.result()) if work.done() else []), *here]

    async def _give_back(self, conversation: str, packets: Sequence[Packet]) -> None:
        """What came too late waits again, for whichever worker asks next."""
        for packet in packets:
            await self.keep(f"late:{uuid4().hex}", conversation, packet)

    async def has(self, key: str) -> bool:
        """Whether the answer to a message waits for its reader."""
        return await self._off_loop(lambda: self._pending.state_of(key), None) == "waiting"

    async def is_promised(self, conversation: str, before: datetime, but: str) -> bool:
        """Whether an answer to this person, promised earlier than `before`, is still being made somewhere; not to the message `but`."""
        return await self._off_loop(lambda: self._pending.is_running(conversation, before, but), False)

    async def due(self, by_person: bool = False) -> Sequence[Pending]:
        """What nobody looks after, now in our hands; with `by_person` only what somebody at the desk wrote."""
        return await self._off_loop(lambda: self._pending.due(self._channel, now(), now() + LEASE, by_person=by_person), [])

    async def renew(self, keys: Sequence[str]) -> None:
        """These are still being answered here."""
        if keys:
            await self._off_loop(lambda: self._pending.renew(keys, now() + LEASE), None)

    async def release(self) -> None:
        """What a process before this one has promised is due now."""
        await self._off_loop(lambda: self._pending.release(self._channel), None)

    async def _written(self, key: str, work: Callable[[], None]) -> bool:
        """Write in the order asked, per key; the caller waits only so long. Whether it is written, as far as is known."""
        before = self._writing.get(key)

        async def write() -> bool:
            if before:
                await asyncio.wait({before})
            return await self._off_loop(lambda: _done(work), False)

        task = self._writing[key] = asyncio.ensure_future(write())
        task.add_done_callback(lambda done: self._writing.pop(key, None) if self._writing.get(key) is done else None)
        await asyncio.wait({task}, timeout=self._patience)
        return task.result() if task.done() else True

    async def _off_loop(self, work: Callable[[], T], otherwise: T) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(None, work)
        except ConversationError as error:
            log.error("wechat.not_stored", error=type(error).__name__)
            return otherwise


def _done(work: Callable[[], None]) -> bool:
    work()
    return True


def _packets(stored: Sequence[Any]) -> list[Packet]:
    return [Packet.from_json(one) for one in stored]
