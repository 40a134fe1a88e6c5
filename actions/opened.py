"""What the actions need, opened once for this process."""

from functools import lru_cache

from bot.conversations.conversations import Conversations
from bot.settings import load_settings
from bot.wiring import Answering, open_answering, open_conversations


@lru_cache(maxsize=1)
def answering() -> Answering:
    """The answering of this process."""
    return open_answering(load_settings())


@lru_cache(maxsize=1)
def conversations() -> Conversations:
    """What is kept of conversations; the database is connected to at its first use."""
    return open_conversations(load_settings())
