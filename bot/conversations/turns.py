"""A turn of a conversation as lines of the transcript: what the citizen wrote, and the entries that went back."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.conversations.records import AnswerRecord, Line

ERASED = "erased"


def lines_of(text: str, entries: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The lines of a turn. Rasa's REST channel gives texts, and after them the answer (`custom`) that they say."""
    lines, texts = [Line("citizen", text)], list[str]()
    for entry in entries:
        if entry.get("text"):
            texts.append(str(entry["text"]))
        answer = (entry.get("custom") or {}).get("answer")
        if answer:
            lines.append(Line("bot", "\n".join(texts), AnswerRecord.of(answer)))
            texts = []
    return [*lines, Line("bot", "\n".join(texts))] if texts else lines


def asks_to_erase(entries: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the reply says that everything was wiped: then nothing of this turn is kept either."""
    return any((entry.get("custom") or {}).get(ERASED) for entry in entries)
