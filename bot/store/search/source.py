"""The one place that reads clauses for the index from the store's other tables.

The index holds every published version as the store knows it now, each with the days on which it counts: a clause that stays the same
over two versions stands twice, and the day asked for tells which.
"""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import and_, select, tuple_
from sqlalchemy.engine import Connection

from bot.store import tables
from bot.store.search.clause import IndexedClause
from bot.store.standing import known

_documents, _revisions, _clauses, _validity = tables.documents.c, tables.revisions.c, tables.clauses.c, tables.validity.c


def read_clauses(
    connection: Connection, *, documents: Collection[str] | None = None, keys: Collection[str] | None = None
) -> Iterator[IndexedClause]:
    """Clauses of `documents`, or those with `keys`, as the store holds them now, in the order of their documents."""
    query = (
        select(
            _clauses.key, _clauses.id, _clauses.revision_id, _revisions.document_id, _clauses.text, _clauses.headings,
            _revisions.title, _revisions.number, _documents.region_code, _validity.begins, _validity.ends, _revisions.status,
        )
        .select_from(
            tables.clauses.join(tables.revisions, _revisions.id == _clauses.revision_id)
            .join(tables.documents, _documents.id == _revisions.document_id)
            .join(tables.validity, _validity.revision_id == _revisions.id)
        )
        .where(known())
        .order_by(_revisions.document_id, _revisions.n, _clauses.ordinal)
    )  # fmt: skip
    topics = select(tables.annotations.c.clause_key, tables.annotations.c.topic).order_by(tables.annotations.c.topic)
    if documents is not None:
        query = query.where(_revisions.document_id.in_(list(documents)))
        mine = select(_clauses.key).join(tables.revisions, _revisions.id == _clauses.revision_id)
        topics = topics.where(tables.annotations.c.clause_key.in_(mine.where(_revisions.document_id.in_(list(documents)))))
    if keys is not None:
        parts = [_parts(key) for key in keys]
        named = and_(_clauses.id.in_([part[1] for part in parts]), tuple_(_clauses.revision_id, _clauses.id).in_(parts))  # SQLite's index
        query = query.where(named)
        topics = topics.where(tables.annotations.c.clause_key.in_(select(_clauses.key).where(named)))
    served: dict[int, list[str]] = {}
    for key, topic in connection.execute(topics):
        served.setdefault(key, []).append(topic)
    for row in connection.execute(query):
        yield _clause(row, tuple(served.get(row.key, ())))


def _key(revision_id: str, clause_id: str) -> str:
    """Key of a clause of a version: `baotou-2024-47@1#二(一)1(1)`."""
    return f"{revision_id}#{clause_id.partition('#')[2]}"


def _parts(key: str) -> tuple[str, str]:
    """The version and the id of the clause that `_key` joined."""
    revision_id, _, path = key.partition("#")
    return revision_id, f"{revision_id.rpartition('@')[0]}#{path}"


def _clause(row: Any, topics: tuple[str, ...]) -> IndexedClause:
    return IndexedClause(
        key=_key(row.revision_id, row.id),
        document_id=row.document_id,
        clause_id=row.id,
        text=row.text,
        headings=tuple(row.headings),
        title=row.title,
        number=row.number,
        region_code=row.region_code,
        topics=topics,
        valid_from=row.begins,
        valid_to=row.ends,
        status=row.status,
    )
