"""A turn of a conversation as lines of the transcript: what the citizen wrote, and the entries that went back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.conversations.outbox import Said
from bot.conversations.records import AnswerRecord, Line

ERASED = "erased"
UNKEPT = "unkept"
KEPT_AS = "kept_as"
"""In the metadata of a message, and in an entry of its own that no client gets: what is kept of the message, if not all."""
KEEPS_SENSITIVE = "keeps_sensitive"
"""In the metadata of a message: the citizen agreed that what tells of health or of a child is kept."""
HOLDS_SENSITIVE = "holds_sensitive"
"""In the metadata of a message: the citizen has not been asked or has not said; what was told waits for it, for `consents.HOLD` at most."""
WITHHELD = "withheld"
"""In an entry: the message was the reply to a question that is sensitive itself, and is not kept at all."""
WISH_TO_ERASE = "删除我的记录"
PRESET_PLACE = "preset_place"  # in the metadata of a message: the code of the place that its page was made for


def lines_of(text: str, entries: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The lines of a turn. Rasa's REST channel gives texts, and after them the answer (`custom`) that they say."""
    replies = [Line("bot", "\n".join(texts), AnswerRecord.of(answer) if answer else None) for texts, answer in _replies(entries)]
    return [Line("citizen", text), *replies]


def said_in(entries: Iterable[Mapping[str, Any]]) -> list[Said]:
    """What a client shows of the entries: one text for each answer, its paragraphs parted by blank lines as they were written."""
    return [Said("\n\n".join(texts), answer) for texts, answer in _replies(entries)]


def _replies(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[list[str], Mapping[str, Any] | None]]:
    texts: list[str] = []
    for entry in entries:
        if entry.get("text"):
            texts.append(str(entry["text"]))
        answer = (entry.get("custom") or {}).get("answer")
        if answer:
            yield texts, answer
            texts = []
    if texts:
        yield texts, None


def words_kept(entries: Iterable[Mapping[str, Any]]) -> str | None:
    """What is kept of the message that the entries go back for; None where that is all of it."""
    found = (entry["custom"][KEPT_AS] for entry in entries if KEPT_AS in (entry.get("custom") or {}))
    return next((str(words) for words in found), None)


def for_client(entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The entries that a client gets: those that say something to us alone are left out."""
    return [entry for entry in entries if KEPT_AS not in (entry.get("custom") or {})]


def is_wish_to_erase(text: str) -> bool:
    """Whether a message is the wish to have everything wiped, in the words that the notice gives for it: nobody can take that over."""
    return "".join(sign for sign in text if sign.isalnum()) == WISH_TO_ERASE


def is_unkept(entries: Iterable[Mapping[str, Any]]) -> bool:
    """Whether nothing of this turn may be kept: a child writes, whose parent is not there yet."""
    return any((entry.get("custom") or {}).get(UNKEPT) for entry in entries)


def asks_to_erase(entries: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the reply says that everything was wiped: then nothing of this turn is kept either."""
    return any((entry.get("custom") or {}).get(ERASED) for entry in entries)
