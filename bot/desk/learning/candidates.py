"""Clauses in which an annotation may be missing: those of the editor's place that come nearest to a question that went badly."""

from dataclasses import dataclass
from datetime import date

from bot.desk.api.parts import Parts
from bot.editing.scope import Scope
from bot.policy.clause import Clause
from bot.policy.document import Document
from bot.policy.topics import TOPICS
from bot.store.clause_reader import ClauseReader
from bot.store.repository import PolicyRepository
from bot.store.search.clause import Filters

MOST = 8
LABELS = {topic.key: topic.label for topic in TOPICS}


@dataclass(frozen=True)
class Candidate:
    """A published clause, its document, and what the topics are called that it serves already."""

    document: Document
    clause: Clause
    topics: tuple[str, ...]


def candidates(parts: Parts, scope: Scope, words: str, topic: str, region_code: str, today: date) -> list[Candidate]:
    """The clauses in `scope` that count on `today` and come nearest to `words`, else to the name of `topic`, the best first.

    Where the place of who asked is known, they are those of its chain: what another place writes is no answer.
    """
    regions = _regions(scope, region_code)
    if regions is not None and not regions:
        return []
    search, filters = parts.fresh_search(), Filters(as_of=today, regions=regions)
    tries = [text for text in (words, LABELS.get(topic, "")) if text]
    found = next((hits for text in tries if (hits := search.search(text, filters=filters, limit=MOST).hits)), ())
    reader = ClauseReader(PolicyRepository(parts.database))
    read = [(hit.clause.topics, reader.read(hit.clause.clause_id)) for hit in found]
    return [Candidate(*one, tuple(LABELS[key] for key in topics)) for topics, one in read if one is not None]


def _regions(scope: Scope, region_code: str) -> tuple[str, ...] | None:
    if region_code in scope.gazetteer:
        return tuple(one.code for one in scope.gazetteer.chain(region_code) if scope.holds(one.code))
    codes = scope.codes()
    return None if codes is None else tuple(sorted(codes))
