"""The bot is silent while a person has the conversation: what the citizen says is kept for that person, on every channel."""

import asyncio
from typing import Any, Callable, Dict, List, Optional, TypeVar

import structlog

from bot.answer.phrases import Phrases
from bot.conversations.live.listening import Listening, Standing
from bot.conversations.live.telling import comes_by_itself
from bot.conversations.records import channel_of
from bot.errors import ConversationError

log = structlog.get_logger(__name__)
T = TypeVar("T")
PATIENCE = 0.3  # seconds that a citizen waits for the look whether a person has the conversation; then the bot answers

Entries = List[Dict[str, Any]]


class Taken:
    """Asks `listening`, without keeping the event loop."""

    def __init__(self, listening: Listening, phrases: Phrases, patience: float = PATIENCE) -> None:
        self._listening, self._phrases, self._patience = listening, phrases, patience

    async def standing(self, conversation: str) -> Optional[Standing]:
        """The conversation's request for a person; None where there is none, or the database does not say in time."""
        return await self._in_time(lambda: self._listening.standing(conversation))

    async def heard(self, conversation: str, text: str) -> Optional[Entries]:
        """Keep a message for the person, and give what goes back for it; None where nobody has the conversation.

        On channels that reach the citizen by themselves nothing goes back; on others what the person has written meanwhile does.
        """
        try:
            waiting = await asyncio.to_thread(self._listening.hear, conversation, text)
        except ConversationError as error:
            log.error("taken.not_heard", error=str(error))
            return self._entries(conversation, [self._phrases.say("person.lost")])
        if waiting is None:
            return None
        texts = [text for packet in waiting for text in packet["texts"]]
        if not texts and not comes_by_itself(channel_of(conversation)):
            texts = [self._phrases.say("person.heard")]
        return self._entries(conversation, texts)

    def _entries(self, conversation: str, texts: List[str]) -> Entries:
        return [{"recipient_id": conversation, "text": text} for text in texts]

    async def _in_time(self, work: Callable[[], Optional[T]]) -> Optional[T]:
        task = asyncio.ensure_future(asyncio.to_thread(work))
        await asyncio.wait({task}, timeout=self._patience)
        if not task.done():
            task.add_done_callback(lambda done: done.cancelled() or done.exception())  # told nobody, and not an error that nobody fetched
            log.error("taken.too_slow", seconds=self._patience)
            return None
        try:
            return task.result()
        except ConversationError as error:
            log.error("taken.unknown", error=str(error))
            return None
