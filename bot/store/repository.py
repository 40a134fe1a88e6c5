"""Read the store: what applies to a topic at a place on a day, documents, clauses and the proof of their text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Date, Integer, bindparam, select
from sqlalchemy.sql import Select

from bot.policy.clause import Annotation, Clause
from bot.policy.document import Document
from bot.policy.lifecycle import split_reference
from bot.policy.validity import ANSWERABLE
from bot.store import tables
from bot.store.database import Database, reading
from bot.store.nested import bureaus_of, conditions_of, to_bureaus, to_conditions
from bot.store.notices import load_notice
from bot.store.prepared import PREPARED
from bot.store.revisions import Revision, revisions_of
from bot.store.rows import ANNOTATION_COLUMNS, CLAUSE_COLUMNS, VERSION_COLUMNS, to_annotation, to_clause, to_document
from bot.store.standing import counts_on, known, store_revision

KIND, REVISION, DOCUMENT, PLACE = (
    tables.clauses.c.kind,
    tables.revisions.c.id,
    tables.revisions.c.document_id,
    tables.annotations.c.region_code,
)
HEAD = 3  # columns of `_applicable` before those of the clause
CLAUSE = slice(HEAD, HEAD + len(CLAUSE_COLUMNS))
ANNOTATION = slice(CLAUSE.stop, CLAUSE.stop + len(ANNOTATION_COLUMNS))
"""Rows are many, and most of them is read by position: by name it takes twice the time."""


@dataclass(frozen=True)
class Found:
    """A clause that serves a topic: the clause, its document, and what it says to the topic."""

    clause: Clause
    kind: str
    document: Document
    annotation: Annotation


class PolicyRepository:
    """Reads policies from the database `database`: as it knows them now, or as it knew them at its revision `store`."""

    def __init__(self, database: Database, store: int | None = None) -> None:
        self._database = database
        self._store = store

    def revision(self) -> int:
        """The revision of the store that is read."""
        if self._store is not None:
            return self._store
        with reading(self._database) as connection:
            return store_revision(connection)

    def at(self, store: int) -> "PolicyRepository":
        """The same store as it was at its revision `store`, whatever is published meanwhile."""
        return PolicyRepository(self._database, store)

    def applicable(self, topic: str, region_codes: Sequence[str], day: date) -> list[Found]:
        """Clauses of `topic` in force on `day` at the places `region_codes`, in the order of their documents; no place finds nothing."""
        if not region_codes:
            return []
        asked = {"topic": topic, "codes": list(region_codes), "day": day, "store": self._store}
        with reading(self._database) as connection:
            rows = connection.execute(_applicable(self._store is None, self._database.dialect.name == "postgresql"), asked).all()
        documents: dict[str, Document] = {}
        found = []
        for row in rows:
            kind, bureaus, conditions = row[:HEAD]
            revision = row[-1]
            if revision not in documents:
                documents[revision] = to_document(row._mapping, DOCUMENT, PLACE)  # one for all its clauses
            annotation = to_annotation(row[ANNOTATION], to_conditions(conditions))
            found.append(Found(to_clause(row[CLAUSE], to_bureaus(bureaus)), kind or annotation.kind, documents[revision], annotation))
        return found

    def documents(self, day: date | None = None) -> list[Document]:
        """All published documents, by place and id, each in the version that counts on `day` (today), else in the last one before it."""
        day = day or date.today()
        best: dict[str, Revision] = {}
        with reading(self._database) as connection:
            for one in revisions_of(connection):
                if one.period is not None and (one.document.id not in best or _begun(one, day)):
                    best[one.document.id] = one
        return [one.document for one in best.values()]

    def clauses(self, document_id: str) -> list[tuple[Clause, str, tuple[Annotation, ...]]]:
        """Clauses of a document in order, each with its kind and annotations; empty for an unknown document.

        `document_id` may name a version (`baotou-2024-47@2`); else it is the one that `documents` gives.
        """
        with reading(self._database) as connection:
            notice = load_notice(connection, self._version(document_id))
        if notice is None:
            return []
        return [(clause, notice.kinds.get(clause.path, ""), notice.annotations.get(clause.path, ())) for clause in notice.clauses]

    def source_text(self, document_id: str) -> str:
        """Stored text of a document, in the version named or the one that `documents` gives; empty for an unknown one."""
        query = (
            select(tables.sources.c.text)
            .join_from(tables.revisions, tables.sources)
            .where(tables.revisions.c.id == self._version(document_id))
        )
        with reading(self._database) as connection:
            return connection.execute(query).scalar() or ""

    def _version(self, reference: str) -> str:
        document_id, n = split_reference(reference)
        if n is not None:
            return reference
        return next((one.revision or "" for one in self.documents() if one.id == document_id), "")


@cache
def _applicable(now: bool, postgresql: bool) -> Select:
    """Clauses of `:topic` that count on `:day` at the places `:codes`, as the store knows it now or knew it at its revision `:store`."""
    annotations, clauses = tables.annotations, tables.clauses
    return (
        select(
            KIND,
            bureaus_of(clauses.c.key, postgresql),
            conditions_of(clauses.c.key, annotations.c.topic, postgresql),
            *CLAUSE_COLUMNS,
            *ANNOTATION_COLUMNS,
            PLACE,
            DOCUMENT,
            *VERSION_COLUMNS,
            REVISION,
        )
        .join_from(annotations, clauses)
        .join(tables.revisions)
        .join(tables.validity, tables.validity.c.revision_id == tables.revisions.c.id)
        .where(
            annotations.c.topic == bindparam("topic"),
            annotations.c.region_code.in_(bindparam("codes", expanding=True)),
            tables.revisions.c.status.in_(ANSWERABLE),
            known(None if now else bindparam("store", type_=Integer)),
            counts_on(bindparam("day", type_=Date)),
        )
        .order_by(DOCUMENT, clauses.c.ordinal)
        .execution_options(**{PREPARED: True})
    )


def _begun(one: Revision, day: date) -> bool:
    return one.period is not None and one.period.begins != one.period.ends and (one.period.begins is None or one.period.begins <= day)
