"""The one place that reads clauses for the index from the store's other tables."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.store import tables
from bot.store.search.clause import IndexedClause

_documents, _clauses = tables.documents.c, tables.clauses.c


def read_clauses(
    connection: Connection, *, documents: Collection[str] | None = None, keys: Collection[str] | None = None
) -> Iterator[IndexedClause]:
    """Clauses of `documents`, or those with `keys`, as the store holds them now, in the order of their documents."""
    query = (
        select(
            _clauses.id, _clauses.document_id, _clauses.text, _clauses.headings, _documents.title, _documents.number,
            _documents.region_code, _documents.issued_on, _documents.printed_on, _documents.effective_on, _documents.expires_on,
            _documents.status,
        )
        .join(tables.documents, _documents.id == _clauses.document_id)
        .order_by(_clauses.document_id, _clauses.ordinal)
    )  # fmt: skip
    topics = select(tables.annotations.c.clause_id, tables.annotations.c.topic).order_by(tables.annotations.c.topic)
    if documents is not None:
        query = query.where(_clauses.document_id.in_(list(documents)))
        topics = topics.join(tables.clauses).where(_clauses.document_id.in_(list(documents)))
    if keys is not None:
        query = query.where(_clauses.id.in_(list(keys)))
        topics = topics.where(tables.annotations.c.clause_id.in_(list(keys)))
    served: dict[str, list[str]] = {}
    for clause_id, topic in connection.execute(topics):
        served.setdefault(clause_id, []).append(topic)
    for row in connection.execute(query):
        yield _clause(row, tuple(served.get(row.id, ())))


def _clause(row: Any, topics: tuple[str, ...]) -> IndexedClause:
    return IndexedClause(
        key=row.id,
        document_id=row.document_id,
        clause_id=row.id,
        text=row.text,
        headings=tuple(row.headings),
        title=row.title,
        number=row.number,
        region_code=row.region_code,
        topics=topics,
        valid_from=row.effective_on or row.issued_on or row.printed_on,
        valid_to=row.expires_on,
        status=row.status,
    )
