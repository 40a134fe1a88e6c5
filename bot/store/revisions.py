"""The documents of the store with all their versions, published or not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select

from bot.errors import UnknownDocumentError
from bot.policy.document import Document
from bot.policy.lifecycle import Period, State, Stored, split_reference, state_on
from bot.store.rows import DOCUMENT_COLUMNS, to_document
from bot.store.standing import known
from bot.store.tables import annotations, clauses, documents, revisions, validity


@dataclass(frozen=True)
class Revision:
    """A version of a document: its facts, where it came from, and on which days it counts (None while it is not published)."""

    document: Document
    n: int
    stored: Stored
    origin: str
    period: Period | None
    replaced_by: str | None
    bytes_sha256: str | None

    @property
    def id(self) -> str:
        """Identifier of the version: `baotou-2024-47@2`."""
        assert self.document.revision is not None, "it comes from the store"
        return self.document.revision

    def state(self, day: date) -> State:
        """What the version is on `day`."""
        return state_on(self.stored, self.period, day)


def revisions_of(connection: Connection, document_id: str | None = None, places: Collection[str] | None = None) -> list[Revision]:
    """The versions of a document, or of all (at the places with these codes, where they are given), by place, document and number."""
    query = _query().order_by(documents.c.region_code, documents.c.id, revisions.c.n)
    if document_id is not None:
        query = query.where(documents.c.id == document_id)
    if places is not None:
        query = query.where(documents.c.region_code.in_(sorted(places)))
    return _read(connection, query)


def with_bytes(connection: Connection, bytes_sha256: str) -> Revision | None:
    """The version imported from these bytes, the last one where there are several."""
    query = select(revisions.c.id).where(revisions.c.bytes_sha256 == bytes_sha256).order_by(revisions.c.n.desc()).limit(1)
    name = connection.execute(query).scalar()
    return None if name is None else _read(connection, _query().where(revisions.c.id == name))[0]


def find_revision(connection: Connection, reference: str, states: Iterable[Stored] = ()) -> Revision:
    """The version that a reader names: `…@2`, or the last one, of those in one of `states` where there is any.

    Raises `UnknownDocumentError`.
    """
    document_id, n = split_reference(reference)
    found = [one for one in revisions_of(connection, document_id) if n is None or one.n == n]
    if not found:
        raise UnknownDocumentError(reference)
    wanted = [one for one in found if one.stored in tuple(states)]
    return (wanted or found)[-1]


def sizes(connection: Connection, of: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
    """How many clauses each version has (or each of those in `of`), and how many of them say something to a topic."""
    annotated = select(annotations.c.clause_key).distinct().subquery()
    query = (
        select(clauses.c.revision_id, func.count(clauses.c.key), func.count(annotated.c.clause_key))
        .join_from(clauses, annotated, annotated.c.clause_key == clauses.c.key, isouter=True)
        .group_by(clauses.c.revision_id)
    )
    query = query if of is None else query.where(clauses.c.revision_id.in_(list(of)))
    return {revision: (count, serving) for revision, count, serving in connection.execute(query)}


def _query() -> Select:
    return select(
        *DOCUMENT_COLUMNS,
        revisions.c.n,
        revisions.c.state,
        revisions.c.origin,
        revisions.c.bytes_sha256,
        documents.c.replaced_by,
        validity.c.id,
        validity.c.begins,
        validity.c.ends,
        validity.c.because,
    ).select_from(revisions.join(documents).outerjoin(validity, and_(validity.c.revision_id == revisions.c.id, known())))


def _read(connection: Connection, query: Select) -> list[Revision]:
    return [_revision(row) for row in connection.execute(query).mappings()]


def _revision(row: Any) -> Revision:
    counts = row[validity.c.id] is not None
    return Revision(
        document=to_document(row),
        n=row[revisions.c.n],
        stored=row[revisions.c.state],
        origin=row[revisions.c.origin],
        period=Period(row[validity.c.begins], row[validity.c.ends], row[validity.c.because]) if counts else None,
        replaced_by=row[documents.c.replaced_by],
        bytes_sha256=row[revisions.c.bytes_sha256],
    )
