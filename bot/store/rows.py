"""Between rows of the tables and the words of `bot.policy`."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from bot.policy.bureau import Bureau
from bot.policy.citation import Span, sha256
from bot.policy.clause import Annotation, Clause
from bot.policy.condition import Condition
from bot.policy.document import Document
from bot.policy.fact import Fact, FactValue
from bot.policy.notice import Notice
from bot.store import tables

Row = Mapping[Any, Any]
IDENTITY = ("id", "region_code", "revision")
VERSION_COLUMNS = tuple(tables.revisions.c[field.name] for field in fields(Document) if field.name not in IDENTITY)
DOCUMENT_COLUMNS = (tables.documents.c.id, tables.documents.c.region_code, tables.revisions.c.id, *VERSION_COLUMNS)
"""What `to_document` reads: everything but the text."""


def to_document(row: Row) -> Document:
    """The facts of a revision as a document; needs `DOCUMENT_COLUMNS`."""
    values = {column.name: row[column] for column in VERSION_COLUMNS}
    values["issuers"], values["based_on"] = tuple(values["issuers"]), tuple(values["based_on"])
    return Document(
        id=row[tables.documents.c.id], region_code=row[tables.documents.c.region_code] or "", revision=row[tables.revisions.c.id], **values
    )


def from_document(document: Document) -> dict[str, Any]:
    """The columns of a revision that hold what its document says."""
    values = {key: value for key, value in asdict(document).items() if key not in IDENTITY}
    return values | {"issuers": list(document.issuers), "based_on": list(document.based_on)}


def to_clause(row: Row, bureaus: tuple[Bureau, ...]) -> Clause:
    """A clause with its bureaus."""
    columns = tables.clauses.c
    return Clause(
        id=row[columns.id],
        path=row[columns.path],
        headings=tuple(row[columns.headings]),
        text=row[columns.text],
        spans=tuple(Span(*span) for span in row[columns.spans]),
        bureaus=bureaus,
    )


def from_clauses(notice: Notice, revision_id: str) -> list[dict[str, Any]]:
    """The rows of a notice's clauses, in order."""
    return [
        {
            "revision_id": revision_id,
            "id": clause.id,
            "path": clause.path,
            "ordinal": ordinal,
            "headings": list(clause.headings),
            "kind": notice.kinds.get(clause.path),
            "text": clause.text,
            "spans": [list(span) for span in clause.spans],
            "sha256": sha256(clause.text),
        }
        for ordinal, clause in enumerate(notice.clauses)
    ]


def to_annotation(row: Row, conditions: tuple[Condition, ...]) -> Annotation:
    """An annotation with its conditions."""
    columns = tables.annotations.c
    return Annotation(row[columns.topic], row[columns.quote], row[columns.kind], row[columns.strength], row[columns.audience], conditions)


def from_annotations(clause_key: int, annotations: Iterable[Annotation]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of a clause's annotations, and those of their conditions."""
    found, conditions = [], []
    for ordinal, annotation in enumerate(annotations):
        row = asdict(annotation)
        key = {"clause_key": clause_key, "topic": annotation.topic}
        conditions += [key | {"ordinal": index} | condition for index, condition in enumerate(row.pop("conditions"))]
        found.append(row | key | {"ordinal": ordinal})
    return found, conditions


def to_condition(row: Row) -> Condition:
    """A condition; several values are a tuple."""
    columns = tables.conditions.c
    value = row[columns.value]
    return Condition(
        row[columns.field],
        row[columns.requires],
        row[columns.quote],
        row[columns.op],
        tuple(value) if isinstance(value, list) else value,
        row[columns.any_of],
    )


def to_fact(row: Row) -> Fact:
    """A fact and where it stands."""
    columns = tables.facts.c
    basis = None if row[columns.basis_start] is None else Span(row[columns.basis_start], row[columns.basis_end])
    return Fact(row[columns.name], _value(row[columns.value]), Span(row[columns.start], row[columns.end]), basis)


def from_facts(facts: Iterable[Fact], revision_id: str) -> list[dict[str, Any]]:
    """The rows of a revision's facts, in order."""
    return [
        {
            "revision_id": revision_id,
            "ordinal": ordinal,
            "name": fact.name,
            "value": _stored(fact.value),
            "start": fact.span.start,
            "end": fact.span.end,
            "basis_start": fact.basis.start if fact.basis else None,
            "basis_end": fact.basis.end if fact.basis else None,
        }
        for ordinal, fact in enumerate(facts)
    ]


def _stored(value: FactValue) -> Any:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _value(stored: Any) -> FactValue:
    if isinstance(stored, dict):
        return date.fromisoformat(stored["day"])
    return tuple(stored) if isinstance(stored, list) else str(stored)
