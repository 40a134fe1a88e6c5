"""Spans of a source and the text that stands in them.

A clause is quoted as one or more spans of the stored text of its document. Its text is those spans joined, with layout white space
(page breaks, line breaks, spaces that the extraction left between characters) removed and nothing else.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

ZERO_WIDTH = "\ufeff\u200b\u200c\u200d\u2060\u00ad"  # the last is the soft hyphen
VISIBLE_RUN = re.compile(rf"[^\s{ZERO_WIDTH}]+")
SPACE = re.compile(r"\s")
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


def quote(source: str, spans: Iterable[Span]) -> Quoted:
    """Read `spans` of `source`: white space goes, but one space stays between two words in Latin letters or digits."""
    parts: list[str] = []
    offsets: list[int] = []
    gap: int | None = None
    for start, end in spans:
        at = start
        for run in VISIBLE_RUN.finditer(source, start, end):
            gap = _gap(source, at, run.start(), gap)
            if gap is not None and parts and _is_word(parts[-1][-1]) and _is_word(run[0][0]):
                parts.append(" ")
                offsets.append(gap)
            parts.append(run[0])
            offsets.extend(range(*run.span()))
            at, gap = run.end(), None
        gap = _gap(source, at, end, gap)
    return Quoted("".join(parts), tuple(offsets))


def _gap(source: str, start: int, end: int, before: int | None) -> int | None:
    """Where the white space begins that stands before `end`, if there is any."""
    if before is not None or start == end:
        return before
    found = SPACE.search(source, start, end)
    return found.start() if found else None


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def visible(text: str) -> str:
    """`text` without any white space: what must not get lost between a source and its clauses."""
    return "".join(text.split()).translate(_NOT_SEEN)


def sha256(text: str) -> str:
    """Hex SHA-256 of the UTF-8 form of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()
