"""Where the words of a query stand in the text of a clause."""

import unicodedata
from collections.abc import Iterable

from bot.policy.citation import Span


def highlight(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Spans of `text` that hold one of `words`, in order and without overlap: neighbours are joined, width and case do not count.

    A single sign counts only where nothing longer is found.
    """
    plain = "".join(_plain(character) for character in text)
    wanted = {word for word in words if word}
    long = {word for word in wanted if len(word) > 1}
    return _joined(_places(plain, long)) or _joined(_places(plain, wanted - long))


def _places(text: str, words: Iterable[str]) -> list[Span]:
    found = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            if not _cut_off(text, start, start + len(word)):
                found.append(Span(start, start + len(word)))
            start = text.find(word, start + 1)
    return sorted(found)


def _cut_off(text: str, start: int, end: int) -> bool:
    """Whether the word is only part of a longer number or word in Latin letters."""
    return any(at > 0 and _latin(text[at - 1 : at]) and _latin(text[at : at + 1]) for at in (start, end))


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _plain(character: str) -> str:
    simple = unicodedata.normalize("NFKC", character).lower()
    return simple if len(simple) == 1 else character
