"""The published documents and clauses page by page, for whoever lists them: what counts on a day, in an order that stays."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select

from bot.policy.clause import Annotation, Clause
from bot.policy.document import Document
from bot.policy.lifecycle import split_reference
from bot.policy.validity import ANSWERABLE
from bot.store import tables
from bot.store.database import Database, reading
from bot.store.notices import load_annotations, load_bureaus
from bot.store.revisions import Revision, revisions_of
from bot.store.rows import CLAUSE_COLUMNS, DOCUMENT_COLUMNS, to_clause, to_document
from bot.store.standing import counts_on, known

DOCUMENT, PLACE, VERSION = tables.documents.c.id, tables.documents.c.region_code, tables.revisions.c.id
CLAUSE = tables.clauses.c
PUBLISHED = (
    tables.revisions.join(tables.documents, tables.documents.c.id == tables.revisions.c.document_id).join(
        tables.validity, and_(tables.validity.c.revision_id == VERSION, known())
    )
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A clause with the version of the document that it stands in, its kind, and what it says to topics."""

    document: Document
    clause: Clause
    kind: str | None
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; None narrows nothing. `document` may name a version, which is then listed whatever the day.

    `regions` are codes: an empty set is a place that nobody knows, and finds nothing.
    """

    day: date
    regions: Collection[str] | None = None
    topic: str | None = None
    document: str | None = None


class Catalogue:
    """Reads the database `database`: as it knows the documents now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def documents(self, wanted: Wanted, offset: int, limit: int) -> list[Document]:
        """Documents in force on the day, by identifier; `wanted.topic` wants a clause on that topic in them."""
        query = select(*DOCUMENT_COLUMNS).select_from(PUBLISHED).where(*_narrowed(wanted)).order_by(DOCUMENT, tables.revisions.c.n)
        if wanted.topic is not None:
            serving = tables.clauses.join(tables.annotations)
            serves = select(CLAUSE.key).select_from(serving).where(CLAUSE.revision_id == VERSION, _on_topic(wanted.topic))
            query = query.where(exists(serves.correlate(tables.revisions)))
        with reading(self._database) as connection:
            return [to_document(row) for row in connection.execute(query.offset(offset).limit(limit)).mappings()]

    def clauses(self, wanted: Wanted, offset: int, limit: int) -> list[Entry]:
        """Clauses in force on the day, by document and in its order."""
        query = _clauses().where(*_narrowed(wanted)).order_by(DOCUMENT, tables.revisions.c.n, CLAUSE.ordinal)
        if wanted.topic is not None:
            serves = select(tables.annotations.c.topic).where(tables.annotations.c.clause_key == CLAUSE.key, _on_topic(wanted.topic))
            query = query.where(exists(serves.correlate(tables.clauses)))
        with reading(self._database) as connection:
            return _entries(connection, query.offset(offset).limit(limit))

    def clause(self, clause_id: str, day: date) -> Entry | None:
        """The clause `baotou-2024-47#二(一)1(1)` on the day, or as a published version has it (`baotou-2024-47@1#…`); None without."""
        document, mark, path = clause_id.partition("#")
        document_id, _ = split_reference(document)
        query = _clauses().where(*_narrowed(Wanted(day, document=document)), CLAUSE.id == f"{document_id}{mark}{path}")
        with reading(self._database) as connection:
            return next(iter(_entries(connection, query.limit(1))), None)

    def versions(self, document_id: str) -> list[Revision]:
        """The published versions of a document, the oldest first; none for an unknown one and one that was taken back."""
        with reading(self._database) as connection:
            return [one for one in revisions_of(connection, document_id) if one.period is not None]


def version_on(versions: Collection[Revision], day: date, n: int | None = None) -> Revision | None:
    """The version `n`; or the one that counts on the day, else the last that had begun by then, else the first."""
    if n is not None:
        return next((one for one in versions if one.n == n), None)
    lasting = [one for one in versions if one.period and one.period.begins != one.period.ends]
    begun = [one for one in lasting if one.period and (one.period.begins is None or one.period.begins <= day)]
    ordered = sorted(begun, key=lambda one: (one.period and one.period.begins) or date.min)
    return ordered[-1] if ordered else next(iter(lasting or versions), None)


def _clauses() -> Select:
    every = PUBLISHED.join(tables.clauses, CLAUSE.revision_id == VERSION)
    return select(CLAUSE.key, CLAUSE.kind, *CLAUSE_COLUMNS, *DOCUMENT_COLUMNS).select_from(every)


def _narrowed(wanted: Wanted) -> list[Any]:
    document_id, n = split_reference(wanted.document or "")
    conditions: list[Any] = []
    if wanted.document is not None:
        conditions.append(document_id == DOCUMENT)
    if n is not None:
        conditions.append(wanted.document == VERSION)
    else:
        conditions += [counts_on(wanted.day), tables.revisions.c.status.in_(ANSWERABLE)]
    if wanted.regions is not None:
        conditions.append(PLACE.in_(list(wanted.regions)))
    return conditions


def _on_topic(topic: str) -> Any:
    return tables.annotations.c.topic == topic


def _entries(connection: Connection, query: Select) -> list[Entry]:
    rows = list(connection.execute(query).mappings())
    keys = [row[CLAUSE.key] for row in rows]
    bureaus, annotations = load_bureaus(connection, keys), load_annotations(connection, keys)
    return [
        Entry(
            to_document(row),
            to_clause([row[column] for column in CLAUSE_COLUMNS], bureaus.get(row[CLAUSE.key], ())),
            row[CLAUSE.kind],
            annotations.get(row[CLAUSE.key], ()),
        )
        for row in rows
    ]
