"""Spans of a source and the text that stands in them.

A clause is quoted as one or more spans of the stored text of its document. Its text is those spans joined, with layout white space
(page breaks, line breaks, spaces that the extraction left between characters) removed and nothing else.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

ZERO_WIDTH = "\ufeff\u200b\u200c\u200d\u2060\u00ad"  # the last is the soft hyphen


_NOT_SEEN = dict.fromkeys(map(ord, ZERO_WIDTH))


class Span(NamedTuple):
    """A half-open range of code points in the stored text of a document."""

    start: int
    end: int


@dataclass(frozen=True)
class Quoted:
    """Text without layout white space, and where each of its characters stands in the source (`offsets[i]` for `text[i]`)."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Source range that covers `text[start:end]`; the range must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def quote(source: str, spans: Iterable[Span]) -> Quoted:
    """Read `spans` of `source`: white space goes, but one space stays between two words in Latin letters or digits."""
    offsets: list[int] = []
    gap: int | None = None
    for start, end in spans:
        for offset in range(start, end):
            character = source[offset]
            if character in ZERO_WIDTH:
                continue
            if character.isspace():
                gap = offset if gap is None else gap
                continue
            if gap is not None and offsets and _is_word(source[offsets[-1]]) and _is_word(character):
                offsets.append(gap)
            gap = None
            offsets.append(offset)
    text = "".join(" " if source[offset].isspace() else source[offset] for offset in offsets)
    return Quoted(text, tuple(offsets))


def visible(text: str) -> str:
    """`text` without any white space: what must not get lost between a source and its clauses."""
    return "".join(text.split()).translate(_NOT_SEEN)


def sha256(text: str) -> str:
    """Hex SHA-256 of the UTF-8 form of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()
