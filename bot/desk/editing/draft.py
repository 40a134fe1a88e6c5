"""A version as an editor reads it: each clause where it stands in the source, beside what is said of it and what is proposed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.importer.suggestions.suggestion import Suggestion
from bot.policy.citation import Span, quote
from bot.policy.clause import Annotation, Clause
from bot.policy.notice import Notice

PAGE = 20
"""Clauses on a page."""
Mark = Literal["", "said", "proposed", "outside"]


@dataclass(frozen=True)
class Piece:
    """A stretch of the source: words that an annotation rests on, words that a proposal rests on, or what belongs to no clause."""

    text: str
    mark: Mark


@dataclass(frozen=True)
class ClauseRow:
    """A clause: its number on the page of addresses, the source before it that belongs to no clause, and its own source in pieces."""

    number: int
    clause: Clause
    before: str
    pieces: tuple[Piece, ...]
    kind: str | None
    annotations: tuple[Annotation, ...]
    proposal: Suggestion | None


def rows(notice: Notice, proposals: Mapping[str, Suggestion], start: int = 0, most: int = PAGE) -> list[ClauseRow]:
    """The clauses from the one with the index `start` on."""
    found, order = [], _in_order(notice.clauses)
    for number, clause in enumerate(order[start : start + most], start):
        before = order[number - 1].spans[-1].end if number else 0
        first = min(span.start for span in clause.spans)
        said = notice.annotations.get(clause.path, ())
        proposal = proposals.get(clause.path)
        pieces = tuple(_pieces(notice.text, clause, said, proposal))
        found.append(ClauseRow(number, clause, notice.text[before:first].strip(), pieces, notice.kinds.get(clause.path), said, proposal))
    return found


def page_of(notice: Notice, path: str) -> int:
    """The page, from 0, on which the clause `path` stands; 0 for none."""
    paths = [clause.path for clause in _in_order(notice.clauses)]
    return paths.index(path) // PAGE if path in paths else 0


def remainder(notice: Notice) -> str:
    """The source behind the last clause."""
    ends = [span.end for clause in notice.clauses for span in clause.spans]
    return notice.text[max(ends, default=0) :].strip()


def _in_order(clauses: Sequence[Clause]) -> list[Clause]:
    return sorted(clauses, key=lambda clause: clause.spans[0].start)


def _pieces(text: str, clause: Clause, said: Iterable[Annotation], proposal: Suggestion | None) -> Iterator[Piece]:
    """The source from the first sign of the clause to its last, with what is said and proposed marked where it stands."""
    start, end = min(span.start for span in clause.spans), max(span.end for span in clause.spans)
    marks: list[Mark] = ["outside"] * (end - start)
    for span in clause.spans:
        _paint(marks, [span], start, "")
    quoted = quote(text, clause.spans)
    proposed = [one.quote for one in proposal.topics] if proposal else []
    for words, mark in [*((words, "proposed") for words in proposed), *((one.quote, "said") for one in said)]:
        at = quoted.text.find(words) if words else -1
        if at >= 0:
            _paint(marks, [quoted.span(at, at + len(words))], start, mark)  # type: ignore[arg-type]  # one of the two above
    at = 0
    while at < len(marks):
        stop = next((index for index in range(at, len(marks)) if marks[index] != marks[at]), len(marks))
        yield Piece(text[start + at : start + stop], marks[at])
        at = stop


def _paint(marks: list[Mark], spans: Iterable[Span], start: int, mark: Mark) -> None:
    for begin, end in spans:
        marks[begin - start : end - start] = [mark] * (end - begin)
