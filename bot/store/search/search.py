"""Search for operators: read the query, ask full text and meaning, join the lists, and show the clauses as the store holds them now."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.language.encoders import Encoder
from bot.policy.citation import Span
from bot.regions import Gazetteer
from bot.store.database import Database, reading
from bot.store.search import tables
from bot.store.search.clause import Filters, IndexedClause
from bot.store.search.fulltext import Term, finder_for, rank
from bot.store.search.highlight import highlight
from bot.store.search.numbered import of_number
from bot.store.search.query import Query, QueryReader
from bot.store.search.ranking import ON_TOPIC, fuse, in_order, nearness
from bot.store.search.semantic import SemanticRanking, sureness
from bot.store.search.source import read_clauses
from bot.store.search.words import Words

CANDIDATES = 100
GUESSED_PLACE = 4  # places that initials may mean and that are searched, the larger first


@dataclass(frozen=True)
class Hit:
    """A clause that was found, its score, and the spans of its text that hold words of the query."""

    clause: IndexedClause
    score: float
    marks: tuple[Span, ...]

    def to_dict(self) -> dict[str, Any]:
        """The clause with its score and marks, ready for JSON."""
        facts = {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(self.clause).items()}
        return facts | {"score": self.score, "marks": [list(span) for span in self.marks]}


@dataclass(frozen=True)
class Found:
    """The one list, with what was understood: `places` are codes of the regions that the query may mean."""

    hits: tuple[Hit, ...]
    query: Query
    regions: tuple[str, ...] | None


class PolicySearch:
    """Searches the store's clauses. Safe to share between threads."""

    def __init__(self, database: Database, gazetteer: Gazetteer, words: Words, encoder: Encoder) -> None:
        self._database = database
        self._gazetteer = gazetteer
        self._reader = QueryReader(gazetteer, words)
        self._finder = finder_for(database.dialect.name)
        self._semantic = SemanticRanking(encoder)

    def search(self, text: str, *, region: str | None = None, filters: Filters | None = None, limit: int = 10) -> Found:
        """Clauses for what an operator typed, the best first. `region` narrows to the chain of that code, `filters` to the rest.

        An unknown region, or a place in the query that lies elsewhere than `region`, finds nothing.
        """
        filters = filters or Filters()
        if region is not None and region not in self._gazetteer:
            return Found((), Query(), ())
        with reading(self._database) as connection:
            query = self._reader.read(connection, text, scope=region, furnished=partial(_furnished, connection))
            filters = self._narrowed(filters, query, region)
            scores = {} if filters.nothing_fits() else self._scores(connection, query, filters)
            return Found(self._hits(connection, query, filters, scores, limit), query, filters.regions)

    def _narrowed(self, filters: Filters, query: Query, region: str | None) -> Filters:
        """Add the chains of the places in the query, and of `region`: where one lies in the other, the inner one's."""
        places = query.places[:GUESSED_PLACE] if query.guessed else query.places
        within = self._gazetteer.within
        if region is not None and places:
            inner = [code for code in places if within(code, region)]
            places = tuple(inner) or ((region,) if any(within(region, code) for code in places) else ())
        elif region is not None:
            places = (region,)
        elif not places:
            return filters
        codes = dict.fromkeys(one.code for code in places for one in self._gazetteer.chain(code))
        return replace(filters, regions=tuple(codes) if filters.regions is None else tuple(c for c in codes if c in filters.regions))

    def _scores(self, connection: Connection, query: Query, filters: Filters) -> dict[int, float]:
        if query.number:
            numbered = of_number(connection, self._finder, query.number, query.terms, filters)
            if numbered or query.number.sure:
                return numbered
            digits = tuple(Term((digits,)) for digits in (query.number.year, query.number.serial) if digits)
            query = replace(query, terms=query.terms + digits)
        if not query.terms:
            return self._of_place(connection, filters) if query.places else {}
        by_words = [one for one, _ in rank(connection, self._finder, query.terms, filters, CANDIDATES)]
        by_meaning = self._semantic.rank(connection, query.meaning, filters, by_words, CANDIDATES)
        return fuse([(by_words, 1.0), ([one for one, _ in by_meaning], sureness(by_meaning))])

    def _of_place(self, connection: Connection, filters: Filters) -> dict[int, float]:
        """Where only a place is named: its clauses, in the order of their documents, the newest document first."""
        columns, regions = tables.entries.c, filters.regions or ()
        scores: dict[int, float] = {}
        for code in regions:
            newest = select(columns.id).where(columns.region_code == code).order_by(columns.valid_from.desc(), columns.id).limit(CANDIDATES)
            for one in connection.execute(newest).scalars():
                scores[one] = 1.0 / (1 + len(scores))
        return scores

    def _hits(self, connection: Connection, query: Query, filters: Filters, scores: dict[int, float], limit: int) -> tuple[Hit, ...]:
        keys = self._weighed(connection, query, filters, scores)
        hits: list[Hit] = []
        order = in_order(scores)
        for start in range(0, len(order), limit):
            some = [keys[one] for one in order[start : start + limit] if one in keys]
            clauses = {clause.key: clause for clause in read_clauses(connection, keys=some)} if some else {}
            for one in order[start : start + limit]:
                clause = clauses.get(keys.get(one, ""))
                if clause and filters.passes(clause):
                    hits.append(Hit(clause, round(scores[one], 6), highlight(clause.text, query.shown)))
            if len(hits) >= limit:
                break
        return tuple(hits[:limit])

    def _weighed(self, connection: Connection, query: Query, filters: Filters, scores: dict[int, float]) -> dict[int, str]:
        """Keys of the scored entries. What serves the topic that was named gains, what is far from the most local place loses."""
        steps = self._steps(filters.regions or ())
        columns = tables.entries.c
        wanted = select(columns.id, columns.key, columns.region_code, columns.topics).where(columns.id.in_(list(scores)))
        rows = connection.execute(wanted).all()
        for row in rows:
            serves = not set(query.topics).isdisjoint(row.topics.split())
            scores[row.id] += (ON_TOPIC if serves else 0.0) - nearness(steps.get(row.region_code, 0))
        return {row.id: row.key for row in rows}

    def _steps(self, regions: Sequence[str]) -> dict[str, int]:
        """How far each region is from the most local one whose chain it stands in."""
        steps: dict[str, int] = {}
        for code in regions:
            for distance, place in enumerate(self._gazetteer.chain(code)):
                steps[place.code] = max(distance, steps.get(place.code, 0))
        return steps


def _furnished(connection: Connection, codes: Sequence[str]) -> list[str]:
    """Those of `codes` that have clauses of their own."""
    columns = tables.regions.c
    found = set(connection.execute(select(columns.region_code).where(columns.region_code.in_(list(codes)), columns.clauses > 0)).scalars())
    return [code for code in codes if code in found]
