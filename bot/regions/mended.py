"""A text with names put right, and the way back to where they stand in the text as it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .mention import PlaceMention


@dataclass(frozen=True)
class Repair:
    """`name` is put in the place of `text[start:end]`."""

    start: int
    end: int
    name: str


class MendedText:
    """The text after some repairs, none over another."""

    def __init__(self, text: str, repairs: Iterable[Repair]) -> None:
        self._sent = text
        parts: list[str] = []
        starts: list[int] = []  # for each sign of the mended text, where what it comes from begins and ends in the one that was sent
        ends: list[int] = []
        at = 0
        for repair in sorted(repairs, key=lambda repair: repair.start):
            parts += (text[at : repair.start], repair.name)
            starts += (*range(at, repair.start), *(repair.start for _ in repair.name))
            ends += (*range(at + 1, repair.start + 1), *(repair.end for _ in repair.name))
            at = repair.end
        self.text = "".join((*parts, text[at:]))
        self._starts = [*starts, *range(at, len(text))]
        self._ends = [*ends, *range(at + 1, len(text) + 1)]

    def as_sent(self, mention: PlaceMention) -> PlaceMention:
        """Return a mention found in the mended text with its place and its words in the text that was sent."""
        start, end = self.span_as_sent(mention.start, mention.end)
        return replace(mention, start=start, end=end, text=self._sent[start:end])

    def span_as_sent(self, start: int, end: int) -> tuple[int, int]:
        """Return where `self.text[start:end]` (at least one sign) begins and ends in the text that was sent."""
        return self._starts[start], self._ends[end - 1]
