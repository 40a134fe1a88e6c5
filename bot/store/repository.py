"""Read the store: what applies to a topic at a place on a day, documents, clauses and the proof of their text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from bot.policy.bureau import Bureau
from bot.policy.citation import Span
from bot.policy.clause import Annotation, Clause
from bot.policy.condition import Condition
from bot.policy.document import Document
from bot.policy.validity import ANSWERABLE, in_force
from bot.store import tables
from bot.store.database import Database, reading


@dataclass(frozen=True)
class Found:
    """A clause that serves a topic: the clause, its document, and what it says to the topic."""

    clause: Clause
    kind: str
    document: Document
    annotation: Annotation


class PolicyRepository:
    """Reads policies from the database `database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def applicable(self, topic: str, region_codes: Sequence[str], day: date) -> list[Found]:
        """Clauses of `topic` in force on `day` at the places `region_codes`, in the order of their documents; no place finds nothing."""
        if not region_codes:
            return []
        query = (
            select(tables.documents, tables.clauses, tables.annotations)
            .join(tables.clauses, tables.clauses.c.document_id == tables.documents.c.id)
            .join(tables.annotations, tables.annotations.c.clause_id == tables.clauses.c.id)
            .where(
                tables.annotations.c.topic == topic,
                tables.documents.c.region_code.in_(region_codes),
                tables.documents.c.status.in_(ANSWERABLE),
            )
            .order_by(tables.documents.c.id, tables.clauses.c.ordinal)
        )
        with reading(self._database) as connection:
            rows = connection.execute(query).all()
            ids = [row._mapping[tables.clauses.c.id] for row in rows]
            bureaus = self._bureaus(connection, ids)
            conditions = self._conditions(connection, ids, topic)
        found = [_found(row, bureaus, conditions) for row in rows]
        return [one for one in found if in_force(one.document, day)]

    def documents(self) -> list[Document]:
        """All documents, by place and id."""
        query = select(tables.documents).order_by(tables.documents.c.region_code, tables.documents.c.id)
        with reading(self._database) as connection:
            return [_document(row) for row in connection.execute(query)]

    def clauses(self, document_id: str) -> list[tuple[Clause, str, tuple[Annotation, ...]]]:
        """Clauses of a document in order, each with its kind and annotations; empty for an unknown document."""
        query = select(tables.clauses).where(tables.clauses.c.document_id == document_id).order_by(tables.clauses.c.ordinal)
        with reading(self._database) as connection:
            rows = connection.execute(query).all()
            ids = [row._mapping[tables.clauses.c.id] for row in rows]
            bureaus = self._bureaus(connection, ids)
            annotations = self._annotations(connection, ids)
        return [(_clause(row, bureaus), row._mapping[tables.clauses.c.kind], annotations.get(row._mapping["id"], ())) for row in rows]

    def source_text(self, document_id: str) -> str:
        """Stored text of a document; empty for an unknown one."""
        query = select(tables.documents.c.source_text).where(tables.documents.c.id == document_id)
        with reading(self._database) as connection:
            return connection.execute(query).scalar() or ""

    def _bureaus(self, connection: Any, ids: Iterable[str]) -> dict[str, tuple[Bureau, ...]]:
        query = (
            select(tables.clause_bureaus.c.clause_id, tables.bureaus.c.name, tables.clause_bureaus.c.role)
            .join(tables.bureaus)
            .where(tables.clause_bureaus.c.clause_id.in_(list(ids)))
            .order_by(tables.clause_bureaus.c.clause_id, tables.clause_bureaus.c.ordinal)
        )
        found: dict[str, tuple[Bureau, ...]] = {}
        for clause, name, role in connection.execute(query):
            found[clause] = (*found.get(clause, ()), Bureau(name, role))
        return found

    def _conditions(self, connection: Any, ids: Iterable[str], topic: str | None = None) -> dict[tuple[str, str], tuple[Condition, ...]]:
        table = tables.conditions
        query = select(table).where(table.c.clause_id.in_(list(ids))).order_by(table.c.clause_id, table.c.topic, table.c.ordinal)
        if topic is not None:
            query = query.where(table.c.topic == topic)
        found: dict[tuple[str, str], tuple[Condition, ...]] = {}
        for row in connection.execute(query):
            value = tuple(row.value) if isinstance(row.value, list) else row.value
            condition = Condition(row.field, row.requires, row.quote, row.op, value, row.any_of)
            key = (row.clause_id, row.topic)
            found[key] = (*found.get(key, ()), condition)
        return found

    def _annotations(self, connection: Any, ids: Iterable[str]) -> dict[str, tuple[Annotation, ...]]:
        ids = list(ids)
        conditions = self._conditions(connection, ids)
        query = select(tables.annotations).where(tables.annotations.c.clause_id.in_(ids)).order_by(tables.annotations.c.topic)
        found: dict[str, tuple[Annotation, ...]] = {}
        for row in connection.execute(query):
            annotation = Annotation(
                row.topic, row.quote, row.kind, row.strength, row.audience, conditions.get((row.clause_id, row.topic), ())
            )
            found[row.clause_id] = (*found.get(row.clause_id, ()), annotation)
        return found


def _found(row: "Row", bureaus: dict[str, tuple[Bureau, ...]], conditions: dict[tuple[str, str], tuple[Condition, ...]]) -> Found:
    values, columns = row._mapping, tables.annotations.c
    annotation = Annotation(
        topic=values[columns.topic],
        quote=values[columns.quote],
        kind=values[columns.kind],
        strength=values[columns.strength],
        audience=values[columns.audience],
        conditions=conditions.get((values[tables.clauses.c.id], values[columns.topic]), ()),
    )
    return Found(_clause(row, bureaus), values[tables.clauses.c.kind], _document(row), annotation)


def _clause(row: "Row", bureaus: dict[str, tuple[Bureau, ...]]) -> Clause:
    values, columns = row._mapping, tables.clauses.c
    return Clause(
        id=values[columns.id],
        path=values[columns.path],
        headings=tuple(values[columns.headings]),
        text=values[columns.text],
        spans=tuple(Span(*span) for span in values[columns.spans]),
        bureaus=bureaus.get(values[columns.id], ()),
    )


def _document(row: "Row") -> Document:
    values = {field.name: row._mapping[tables.documents.c[field.name]] for field in fields(Document)}
    values["issuers"], values["based_on"] = tuple(values["issuers"]), tuple(values["based_on"])
    return Document(**values)
