"""A child under fourteen is asked to have a parent beside them; until then nothing of what it says reaches the bot or is kept."""

import asyncio
import time
from collections.abc import Mapping
from typing import Callable, Dict, Optional

import structlog

from bot.answer.phrases import Phrases
from bot.conversations.guardians import Guardian, Guardians
from bot.errors import ConversationError
from bot.language.minors import guardian_is_there, is_under_fourteen

log = structlog.get_logger(__name__)
FRESH = 1.0  # seconds for which what was read is believed
PATIENCE = 0.3  # seconds that a citizen waits for the look; then what was known last holds
SHORT = 16  # signs: so short a message says that a parent is there and asks nothing


class Minors:
    """Knows whose parent was asked for; read at most every `FRESH` seconds. `clock` gives seconds."""

    def __init__(self, guardians: Guardians, phrases: Phrases, clock: Callable[[], float] = time.monotonic) -> None:
        self._guardians, self._phrases, self._clock = guardians, phrases, clock
        self._read_last: Mapping[str, Guardian] = {}
        self._noted: Dict[str, Guardian] = {}  # what is not seen in the database yet: it may be slow, or away
        self._read_at = float("-inf")

    async def instead(self, conversation: str, text: str) -> Optional[str]:
        """What is said instead of an answer, where nothing may be kept yet; None for everybody else."""
        state = (await self._look()).get(conversation)
        if state == "there" or (state is None and not is_under_fourteen(text)):
            return None
        if guardian_is_there(text):
            await self._note(conversation, "there")
            return self._phrases.say("guardian.there") if len(text) <= SHORT else None
        if state is None:
            await self._note(conversation, "asked")
        return self._phrases.say("guardian.ask")

    async def _look(self) -> Mapping[str, Guardian]:
        if self._clock() - self._read_at >= FRESH:
            self._read_at = self._clock()
            reading = asyncio.ensure_future(asyncio.to_thread(self._read))
            await asyncio.wait({reading}, timeout=PATIENCE)
        return {**self._read_last, **self._noted}

    def _read(self) -> None:
        try:
            read = self._guardians.all()
            newer = {one: state for one, state in self._noted.items() if one not in read or (state, read[one]) == ("there", "asked")}
            self._read_last, self._noted = read, newer
        except ConversationError as error:
            log.error("minors.unknown", error=str(error))

    async def _note(self, conversation: str, state: Guardian) -> None:
        self._noted[conversation] = state
        try:
            await asyncio.to_thread(self._guardians.note, conversation, state)
        except ConversationError as error:
            log.error("minors.not_noted", error=str(error))
