"""Wakes the open pages when something is new in the queue or in a talk, and puts back what belongs to operators who are gone.

The servers of the citizens are other processes: all that is shared with them is the database, which is looked at every second, once for
all pages.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

from bot.conversations.conversations import Conversations
from bot.conversations.live.take_over import TakeOver
from bot.conversations.records import Handover
from bot.errors import ConversationError

log = logging.getLogger(__name__)
POLL = 1.0  # seconds
SWEEP = 5.0  # seconds between two looks for operators who are gone


class Listener:
    """A page that is open: on a conversation, or on the queue alone (None)."""

    def __init__(self, conversation: str | None) -> None:
        self.conversation, self.call = conversation, asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """Wait until something is new, at most `seconds`; tell whether it is."""
        try:
            await asyncio.wait_for(self.call.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        self.call.clear()
        return True


class Watch:
    """Knows the open pages of this process. `present` gives the names of those who are signed in."""

    def __init__(self, kept: Conversations, take_over: TakeOver, present: Callable[[], set[str]], poll: float = POLL) -> None:
        self._kept, self._take_over, self._present, self._poll = kept, take_over, present, poll
        self._listeners: set[Listener] = set()
        self._queue: dict[str | None, Any] = {}
        self._pending: tuple[float, Sequence[Handover]] = (float("-inf"), ())
        self._numbers: dict[str, int] = {}
        self._swept = float("-inf")

    def pending(self) -> Sequence[Handover]:
        """The requests that are open or taken, as the last look found them: many open pages read them once."""
        read, found = self._pending
        return found if time.monotonic() - read < 2 * self._poll else self._kept.handovers.pending()

    @contextmanager
    def listening(self, conversation: str | None = None) -> Iterator[Listener]:
        """Open a page."""
        listener = Listener(conversation)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look, as long as the application runs."""
        task = asyncio.ensure_future(self._run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._poll)
            try:
                await self.look()
            except ConversationError as error:
                log.warning("%s", error)

    async def look(self) -> None:
        """Look once."""
        if time.monotonic() - self._swept >= SWEEP:
            await asyncio.to_thread(lambda: self._take_over.return_gone(self._present()))
            self._swept = time.monotonic()
        if not self._listeners:
            return
        names = {one.conversation for one in self._listeners if one.conversation}
        queue, numbers = await asyncio.to_thread(self._read, names)
        before = {one: self._seen(one) for one in self._listeners}
        self._queue, self._numbers = queue, numbers
        for one, then in before.items():
            if self._seen(one) != then:
                one.call.set()

    def _seen(self, listener: Listener) -> Any:
        """What the last look found for a page: all of the queue, or where its own talk stands and its last line."""
        name = listener.conversation
        return self._queue if name is None else (self._queue.get(name), self._numbers.get(name))

    def _read(self, names: set[str]) -> tuple[dict[str | None, Any], dict[str, int]]:
        pending = self._kept.handovers.pending()
        self._pending = time.monotonic(), pending
        queue = {one.conversation: (one.number, one.state, one.taken_by, one.summary) for one in pending}
        return queue, self._kept.transcript.last_numbers(names)
