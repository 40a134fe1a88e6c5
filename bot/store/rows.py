"""Between rows of the tables and the words of `bot.policy`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from operator import itemgetter
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
VERSION_NAMES = tuple(column.name for column in VERSION_COLUMNS)
DOCUMENT_COLUMNS = (tables.documents.c.id, tables.documents.c.region_code, tables.revisions.c.id, *VERSION_COLUMNS)
"""What `to_document` reads: everything but the text."""
CLAUSE_COLUMNS = tuple(tables.clauses.c[name] for name in ("id", "path", "headings", "text", "spans"))
"""What `to_clause` reads."""
ANNOTATION_COLUMNS = tuple(tables.annotations.c[name] for name in ("topic", "quote", "kind", "strength", "audience"))
"""What `to_annotation` reads."""
CONDITION_COLUMNS = tuple(tables.conditions.c[name] for name in ("field", "requires", "quote", "op", "value", "any_of"))
"""What `to_condition` reads."""
_version = itemgetter(*VERSION_COLUMNS)


def to_document(row: Row, document_id: Any = tables.documents.c.id, region_code: Any = tables.documents.c.region_code) -> Document:
    """The facts of a revision as a document; needs `DOCUMENT_COLUMNS`, or other columns that say which document it is and of what place."""
    values = dict(zip(VERSION_NAMES, _version(row), strict=True))
    values["issuers"], values["based_on"] = tuple(values["issuers"]), tuple(values["based_on"])
    return Document(id=row[document_id], region_code=row[region_code] or "", revision=row[tables.revisions.c.id], **values)


def from_document(document: Document) -> dict[str, Any]:
    """The columns of a revision that hold what its document says."""
    values = {name: getattr(document, name) for name in VERSION_NAMES}
    return values | {"issuers": list(document.issuers), "based_on": list(document.based_on)}


def to_clause(values: Sequence[Any], bureaus: tuple[Bureau, ...]) -> Clause:
    """A clause with its bureaus; `values` are those of `CLAUSE_COLUMNS`."""
    name, path, headings, text, spans = values
    return Clause(name, path, tuple(headings), text, tuple([Span(start, end) for start, end in spans]), bureaus)


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


def to_annotation(values: Sequence[Any], conditions: tuple[Condition, ...]) -> Annotation:
    """An annotation with its conditions; `values` are those of `ANNOTATION_COLUMNS`."""
    topic, quote, kind, strength, audience = values
    return Annotation(topic, quote, kind, strength, audience, conditions)


def from_annotations(clause_key: int, annotations: Iterable[Annotation]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of a clause's annotations, and those of their conditions."""
    found, conditions = [], []
    for ordinal, annotation in enumerate(annotations):
        row = asdict(annotation)
        key = {"clause_key": clause_key, "topic": annotation.topic}
        conditions += [key | {"ordinal": index} | condition for index, condition in enumerate(row.pop("conditions"))]
        found.append(row | key | {"ordinal": ordinal})
    return found, conditions


def to_condition(values: Sequence[Any]) -> Condition:
    """A condition; several values are a tuple. `values` are those of `CONDITION_COLUMNS`."""
    field, requires, quote, op, value, any_of = values
    return Condition(field, requires, quote, op, tuple(value) if isinstance(value, list) else value, any_of)


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
