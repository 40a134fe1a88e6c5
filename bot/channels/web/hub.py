"""Wakes the streams of a session when something is there for them, whoever wrote it.

What this process does is told at once; what others write (another worker, the operators' desk) is seen within a second.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Dict, Optional, Set

import structlog

from bot.channels.web.faults import FaultError
from bot.conversations.outbox import Outbox
from bot.errors import ConversationError

log = structlog.get_logger(__name__)
POLL = 1.0  # seconds
STREAMS = 10  # of one session
CLOSING = 2.0  # seconds that streams have to end when the server stops: some clients read slowly


class Listener:
    """A stream: `seen` is the last number that it gave, `erased` the farewell once everything is gone, `over` whether it must end."""

    def __init__(self, conversation: str, seen: int, over: bool = False) -> None:
        self.conversation, self.seen, self.over = conversation, seen, over
        self.replied: Optional[str] = None
        self.erased: Optional[str] = None
        self.call = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """Wait until something is there, at most `seconds`; tell whether it is."""
        try:
            await asyncio.wait_for(self.call.wait(), 0 if self.over else seconds)
        except asyncio.TimeoutError:
            return False
        return True


class Hub:
    """Knows the open streams of this process. `farewell` is said where a session is found gone."""

    def __init__(self, outbox: Outbox, farewell: str, poll: float = POLL) -> None:
        self._outbox, self._farewell, self._poll = outbox, farewell, poll
        self._listeners: Dict[str, Set[Listener]] = {}
        self._working: Dict[str, str] = {}
        self._closed = False

    @contextmanager
    def listening(self, conversation: str, seen: int) -> Iterator[Listener]:
        """Open a stream after the number `seen`; raises `FaultError` 429 where the session has too many."""
        others = self._listeners.setdefault(conversation, set())
        if len(others) >= STREAMS:
            raise FaultError(429, "too_many", "打开的对话窗口太多了，请关掉几个再试。", 30)
        listener = Listener(conversation, seen, self._closed)
        others.add(listener)
        try:
            yield listener
        finally:
            others.discard(listener)
            if not others and self._listeners.get(conversation) is others:
                del self._listeners[conversation]

    def wake(self, conversation: str) -> None:
        """Something was written in the session."""
        for listener in self._listeners.get(conversation, ()):
            listener.call.set()

    def begin(self, conversation: str, client_id: str) -> None:
        """The turn of the message `client_id` has begun."""
        self._working[conversation] = client_id
        self.wake(conversation)

    def end(self, conversation: str) -> None:
        """The turn is over."""
        self._working.pop(conversation, None)
        self.wake(conversation)

    def working(self, conversation: str) -> Optional[str]:
        """The message whose turn runs now."""
        return self._working.get(conversation)

    def erase(self, conversation: str, farewell: Optional[str] = None) -> None:
        """Everything in the session is gone: its streams say so and end."""
        for listener in self._listeners.get(conversation, ()):
            listener.erased = listener.erased or farewell or self._farewell
            listener.call.set()

    async def close(self) -> None:
        """The server stops: every stream gives what is there and ends; none that is opened from now on stays open."""
        self._closed = True
        for listener in [one for listeners in self._listeners.values() for one in listeners]:
            listener.over = True
            listener.call.set()
        deadline = time.monotonic() + CLOSING
        while self._listeners and time.monotonic() < deadline:
            await asyncio.sleep(0.01)

    async def watch(self) -> None:
        """Look for what others wrote, for ever."""
        while True:
            await asyncio.sleep(self._poll)
            try:
                await self._look()
            except ConversationError as error:
                log.warning("web.not_watched", error=str(error))

    async def _look(self) -> None:
        names = list(self._listeners)
        if not names:
            return
        numbers = await asyncio.to_thread(self._outbox.last_numbers, names)
        for name in names:
            for listener in self._listeners.get(name, ()):
                if name not in numbers:
                    self.erase(name)
                elif numbers[name] != listener.seen:
                    listener.call.set()
