"""Full text on either database: the database finds the clauses that hold a word, BM25 over their words ranks them.

The ranking is done here, not by `bm25()` or `ts_rank`: both databases then give the same order, rarity counts within the place that is
searched, and neither has to walk all clauses of the country that hold a common word.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from bot.store.search import tables
from bot.store.search.clause import Filters, in_time
from bot.store.search.words import NO_MARK, region_mark, status_mark, topic_mark

MOST = 1000  # clauses looked at for one word where no place narrows the search
RANKED = 200  # clauses whose words are counted, those first that hold the rarest words
SATURATION, LENGTH = 1.2, 0.6  # k1 and b of BM25
HEAD = 0.5  # what a word in title or headings counts, against one in the text
_entries = tables.entries.c


@dataclass(frozen=True)
class Term:
    """One thing that a query asks for: any of `words` (marks too) will do."""

    words: tuple[str, ...]
    weight: float = 1.0


Marks = Sequence[Sequence[str]]
"""What a clause must bear: one of each group."""


class Finder(Protocol):
    """What each database does in its own way."""

    def holding(
        self, connection: Connection, terms: Sequence[Term], marks: Marks, most: int | None, sample: bool = False
    ) -> list[list[int]]:
        """For each of `terms`, the entries that hold it and bear `marks`, at most `most` of them; of a common word a sample may do."""


def safe(word: str) -> str:
    """`word` if the index can hold it, else one that no clause bears: nothing typed reaches a query language."""
    return word if word.replace("_", "").isalnum() else NO_MARK


def finder_for(dialect: str) -> Finder:
    """The finder of a database, by SQLAlchemy's name for it."""
    if dialect == "postgresql":
        from bot.store.search.fulltext_postgres import PostgresFinder

        return PostgresFinder()
    from bot.store.search.fulltext_sqlite import SqliteFinder

    return SqliteFinder()


def marks_of(filters: Filters) -> list[list[str]]:
    """The part of `filters` that is looked up in the index. What is in force is nearly everything: it is not worth looking up."""
    groups = [
        [region_mark(code) for code in filters.regions or ()],
        [topic_mark(filters.topic)] if filters.topic else [],
        [status_mark(status) for status in sorted(filters.statuses) if "in_force" not in filters.statuses],
    ]
    return [group for group in groups if group]


def rank(connection: Connection, finder: Finder, terms: Sequence[Term], filters: Filters, limit: int) -> list[tuple[int, float]]:
    """Entries that hold any of `terms` and pass `filters`, with their score, the best first."""
    if not terms or filters.nothing_fits():
        return []
    marks, wide = marks_of(filters), filters.regions is None
    holding = finder.holding(connection, terms, marks, MOST if wide else None, sample=wide)
    size = _size(connection, filters)
    rarity = [math.log(1 + (size - len(ids) + 0.5) / (len(ids) + 0.5)) if len(ids) < size else 0.01 for ids in holding]
    worth: dict[int, float] = {}
    for term, rare, ids in zip(terms, rarity, holding, strict=True):
        for one in ids:
            worth[one] = worth.get(one, 0.0) + rare * term.weight
    for one in _holding_all(connection, finder, terms, marks) if wide else ():
        worth[one] = max(worth.get(one, 0.0), sum(rarity))
    order = sorted(worth, key=lambda one: (-worth[one], one))
    scores = _Scores(terms, rarity)
    for start in range(0, len(order), RANKED):
        scores.add(_read(connection, order[start : start + RANKED], filters))
        if len(scores) >= limit:
            break
    return scores.best(limit)


class _Scores:
    def __init__(self, terms: Sequence[Term], rarity: Sequence[float]) -> None:
        self._terms = [(frozenset(term.words), term.weight * rare) for term, rare in zip(terms, rarity, strict=True)]
        self._seen: list[tuple[int, Counter[str], Counter[str], int]] = []

    def __len__(self) -> int:
        return len(self._seen)

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        for one, lexemes in rows:
            marks, head, text = (part.split() for part in lexemes.split("|"))
            self._seen.append((one, Counter(marks + text), Counter(head), len(text)))

    def best(self, limit: int) -> list[tuple[int, float]]:
        usual = sum(length for *_, length in self._seen) / max(1, len(self._seen)) or 1.0
        scored = [(one, self._score(text, head, length / usual)) for one, text, head, length in self._seen]
        return sorted(scored, key=lambda found: (-found[1], found[0]))[:limit]

    def _score(self, text: Counter[str], head: Counter[str], length: float) -> float:
        score = 0.0
        for words, worth in self._terms:
            times = sum(text[word] for word in words) + HEAD * min(2, sum(head[word] for word in words))
            score += worth * times * (SATURATION + 1) / (times + SATURATION * (1 - LENGTH + LENGTH * length))
        return score


def _holding_all(connection: Connection, finder: Finder, terms: Sequence[Term], marks: Marks) -> list[int]:
    """Entries that hold every word of weight: of each word alone only some were looked at."""
    heavy = [term for term in terms if term.weight >= 1 and not term.words[0].startswith("_")]
    if len(heavy) < 2:
        return []
    (found,) = finder.holding(connection, heavy[:1], [*marks, *(term.words for term in heavy[1:])], MOST)
    return found


def _read(connection: Connection, ids: Sequence[int], filters: Filters) -> list[tuple[int, str]]:
    columns = (_entries.id, _entries.valid_from, _entries.valid_to, _entries.lexemes)
    query = select(*columns).where(_entries.id.in_(list(ids)))
    if filters.statuses:
        query = query.where(_entries.status.in_(list(filters.statuses)))
    rows = connection.execute(query).all()
    day = filters.as_of
    return [(row.id, row.lexemes) for row in rows if day is None or in_time(row.valid_from, row.valid_to, day)]


def _size(connection: Connection, filters: Filters) -> int:
    query = select(func.sum(tables.regions.c.clauses))
    if filters.regions is not None:
        query = query.where(tables.regions.c.region_code.in_(list(filters.regions)))
    return int(connection.execute(query).scalar() or 0)
