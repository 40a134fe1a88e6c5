"""What the actions need, opened once for this process."""

from functools import lru_cache
from pathlib import Path

from bot.conversations.conversations import Conversations
from bot.serving.office import Office
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


def office() -> Office:
    """When somebody sits at the desk."""
    settings = load_settings()
    return _office(settings.desk.office, settings.desk_hours)


@lru_cache(maxsize=1)
def _office(path: Path | None, told: str) -> Office:
    return Office.read(path, told)
