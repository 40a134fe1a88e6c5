"""Answers the messages that were accepted: those of one session one after the other, none twice, none forgotten.

Whoever accepted a message may be gone: what waits longer than it should (this process was killed, another worker died) is looked for
every few seconds.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Dict, List, Optional, Set, Tuple

import structlog

from bot.answer.sensitive.cleaning import Cleaner
from bot.channels.web.hub import Hub
from bot.conversations.conversations import Conversations
from bot.conversations.outbox import Pending, Said
from bot.conversations.records import now
from bot.conversations.turns import asks_to_erase, is_unkept, said_in, words_kept
from bot.errors import ConversationError, UnknownSessionError

log = structlog.get_logger(__name__)
SWEEP = 2.0  # seconds between two looks for messages that nobody answers
CLEANING = 600.0  # seconds between two looks for sessions that have ended
READ = timedelta(hours=1)  # for which a reply waits whole to be read, where not all of it may be kept
AT_ONCE = 8  # turns: after a restart all that waits comes at once, and a turn has only seconds
AGAIN = (0.2, 1.0, 3.0)  # seconds until what could not be written is tried again
LONGEST_TURN = 6.0  # seconds, with the writing

Entries = List[Dict[str, Any]]


class Dispatcher:
    """Takes turns with `take` (a message → the entries of the reply)."""

    def __init__(self, kept: Conversations, hub: Hub, take: Callable[[Pending], Awaitable[Entries]], sweep: float = SWEEP) -> None:
        self._kept, self._hub, self._take, self._sweep = kept, hub, take, sweep
        self._tasks: Dict[str, asyncio.Task[None]] = {}
        self._again: Set[str] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._closed = False
        self._cleaned = float("-inf")

    def wake(self, conversation: str) -> None:
        """Answer what waits in a session."""
        self._again.add(conversation)
        if conversation not in self._tasks and not self._closed:
            self._tasks[conversation] = asyncio.ensure_future(self._drain(conversation))

    async def erase(self, conversation: str) -> None:
        """Wipe a session, also what a turn that runs just now still writes."""
        await asyncio.to_thread(self._kept.erase, conversation)
        self._hub.erase(conversation)
        running = self._tasks.get(conversation)
        if running is not None:
            await asyncio.wait({running}, timeout=LONGEST_TURN)

    async def close(self) -> None:
        """The server stops: turns that run are answered; what still waits is left to another worker, or to the next start."""
        self._closed = True
        if running := set(self._tasks.values()):
            await asyncio.wait(running, timeout=LONGEST_TURN)

    async def watch(self) -> None:
        """Look for messages that nobody answers and for sessions that have ended, for ever."""
        while True:
            try:
                await self._look()
            except ConversationError as error:
                log.warning("web.not_swept", error=str(error))
            await asyncio.sleep(self._sweep)

    async def _look(self) -> None:
        for conversation in await asyncio.to_thread(self._kept.outbox.neglected):
            self.wake(conversation)
        if time.monotonic() - self._cleaned >= CLEANING:
            for conversation in await asyncio.to_thread(self._kept.sessions.ended):
                await self.erase(conversation)
            await asyncio.to_thread(self._kept.outbox.settle, now() - READ)
            self._cleaned = time.monotonic()

    async def _drain(self, conversation: str) -> None:
        try:
            while conversation in self._again:
                self._again.discard(conversation)
                while await self._answer_next(conversation):
                    pass
        except UnknownSessionError:
            self._hub.erase(conversation)
        except ConversationError as error:
            log.error("web.not_answered", error=str(error))  # it is found again later
        except Exception:
            log.exception("web.not_answered")
        finally:
            self._again.discard(conversation)
            self._tasks.pop(conversation, None)
            self._hub.end(conversation)

    async def _answer_next(self, conversation: str) -> bool:
        async with self._slots:
            if self._closed:
                return False
            pending = await asyncio.to_thread(self._kept.outbox.claim, conversation)
            if pending is None:
                return False
            self._hub.begin(conversation, pending.client_id)
            entries = await self._take(pending)
        if asks_to_erase(entries):
            self._hub.erase(conversation, "\n\n".join(said.text for said in said_in(entries)))
            return False
        await self._finish(pending, *_kept_of(entries))
        if is_unkept(entries):
            await asyncio.to_thread(self._kept.outbox.forget_words, pending)
        self._hub.end(conversation)
        return True

    async def _finish(self, pending: Pending, said: List[Said], words: Optional[str]) -> None:
        for wait in (*AGAIN, None):
            try:
                await asyncio.to_thread(self._kept.outbox.finish, pending, said, words)
                return
            except UnknownSessionError:  # erased meanwhile, but this turn has written since
                await asyncio.to_thread(self._kept.erase, pending.conversation)
                raise
            except ConversationError:
                if wait is None:
                    raise
                await asyncio.sleep(wait)


def _kept_of(entries: Entries) -> Tuple[List[Said], Optional[str]]:
    """What is said to the citizen, with what stays of it once it was read, and what stays of the message, where that is not all."""
    said, words = said_in(entries), words_kept(entries)
    return (said if words is None else [_less(one) for one in said]), words


def _less(said: Said) -> Said:
    cleaner = Cleaner.open()
    return replace(said, kept=Said(cleaner.reply(said.text), cleaner.answer(said.answer) if said.answer else None))
