"""The clauses of an answer side by side, the most local level first, with the words that differ from it marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from bot.answer.answer import Answer, AnswerClause
from bot.answer.showing import bureau_line, source_line
from bot.policy.changes import WORD, compare_words
from bot.regions import Gazetteer

SHOWN = 3  # clauses of a level that are open; the others can be opened
LONGEST = 600  # signs that are compared: more is no longer seen at a glance
ALIKE = 0.4  # share of common words below which two texts are simply different

SEEN = 2  # signs that are the same, below which they are no words

Kind = Literal["same", "other"]


@dataclass(frozen=True)
class Stretch:
    """Words of a clause: `other` where the clause beside it has different ones."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Card:
    """A clause as it is shown: its words in stretches, where it stands, who answers for it."""

    clause: AnswerClause
    stretches: tuple[Stretch, ...]
    source: str
    bureaus: str

    @property
    def differs(self) -> bool:
        """Whether any word is marked."""
        return any(one.kind == "other" for one in self.stretches)


@dataclass(frozen=True)
class Column:
    """A level: its place, its first cards, and the rest."""

    place: str
    leads: bool
    cards: tuple[Card, ...]
    rest: tuple[Card, ...]


def columns(answer: Answer, gazetteer: Gazetteer) -> tuple[Column, ...]:
    """The levels of an answer, the one that applies first. Each is compared with its first clause, that with the next level's."""
    if not answer.clauses:
        return ()
    first = answer.clauses[0]
    groups = [tuple(group) for _, group in groupby(answer.basis, key=lambda clause: clause.document.region_code)]
    beside = _words(groups[0][0]) if groups else None
    return (
        _column(answer.clauses, beside, True, gazetteer),
        *(_column(group, _words(first), False, gazetteer) for group in groups),
    )


def marked(text: str, beside: str | None) -> tuple[Stretch, ...]:
    """`text` with the words marked that `beside` has not; nothing is marked where the two have hardly anything in common."""
    if beside is None or len(text) > LONGEST or len(beside) > LONGEST or not _alike(text, beside):
        return (Stretch("same", text),)
    kinds: dict[str, Kind] = {"equal": "same", "added": "other"}
    return _joined([Stretch(kinds[one.op], one.text) for one in compare_words(beside, text) if one.op in kinds])


def _joined(pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Pieces of one kind as one; a single sign that happens to be the same between two others is read with them."""
    found: list[Stretch] = []
    for number, piece in enumerate(pieces):
        inner = 0 < number < len(pieces) - 1
        kind: Kind = "other" if inner and len(piece.text) < SEEN else piece.kind
        if found and found[-1].kind == kind:
            found[-1] = Stretch(kind, found[-1].text + piece.text)
        else:
            found.append(Stretch(kind, piece.text))
    return tuple(found)


def _alike(text: str, beside: str) -> bool:
    return SequenceMatcher(None, WORD.findall(beside), WORD.findall(text), autojunk=False).ratio() >= ALIKE


def _column(clauses: Sequence[AnswerClause], beside: str | None, leads: bool, gazetteer: Gazetteer) -> Column:
    cards = [_card(clause, beside if number < SHOWN else None) for number, clause in enumerate(clauses)]
    place = gazetteer.get(clauses[0].document.region_code or "000000").full_name
    return Column(place, leads, tuple(cards[:SHOWN]), tuple(cards[SHOWN:]))


def _card(clause: AnswerClause, beside: str | None) -> Card:
    return Card(clause, marked(_words(clause), beside), source_line(clause), bureau_line(clause))


def _words(clause: AnswerClause) -> str:
    """The words that answer: those that serve the topic, or where a part was asked for, that part."""
    return "……".join(clause.said)
