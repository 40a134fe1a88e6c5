"""Read revisions of the store back whole, as the notices that they were written from."""

from collections import defaultdict
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.policy.bureau import Bureau
from bot.policy.clause import Annotation
from bot.policy.condition import Condition
from bot.policy.notice import Notice, Segment
from bot.store import tables
from bot.store.rows import (
    ANNOTATION_COLUMNS,
    CLAUSE_COLUMNS,
    CONDITION_COLUMNS,
    DOCUMENT_COLUMNS,
    to_annotation,
    to_clause,
    to_condition,
    to_document,
    to_fact,
)

_clause = itemgetter(*CLAUSE_COLUMNS)


def load_notice(connection: Connection, revision_id: str) -> Notice | None:
    """The revision as a notice; None where there is none."""
    revisions = tables.revisions
    query = (
        select(*DOCUMENT_COLUMNS, tables.sources.c.text, revisions.c.warnings)
        .join_from(revisions, tables.documents)
        .join(tables.sources)
        .where(revisions.c.id == revision_id)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    clauses = _of_revision(connection, tables.clauses, revision_id, tables.clauses.c.ordinal)
    paths = {one[tables.clauses.c.key]: one[tables.clauses.c.path] for one in clauses}
    mine = select(tables.clauses.c.key).where(tables.clauses.c.revision_id == revision_id)
    bureaus, annotations = load_bureaus(connection, mine), load_annotations(connection, mine)
    return Notice(
        document=to_document(row),
        text=row[tables.sources.c.text],
        clauses=tuple(to_clause(_clause(one), bureaus.get(one[tables.clauses.c.key], ())) for one in clauses),
        segments=tuple(
            Segment(one["kind"], one["start"], one["end"], one["path"])
            for one in _of_revision(connection, tables.segments, revision_id, tables.segments.c.start)
        ),
        kinds={one[tables.clauses.c.path]: one[tables.clauses.c.kind] for one in clauses if one[tables.clauses.c.kind]},
        annotations={paths[key]: found for key, found in annotations.items()},
        warnings=tuple(row[revisions.c.warnings]),
        facts=tuple(to_fact(one) for one in _of_revision(connection, tables.facts, revision_id, tables.facts.c.ordinal)),
    )


def _of_revision(connection: Connection, table: Any, revision_id: str, order: Any) -> list[Mapping[Any, Any]]:
    query = select(table).where(table.c.revision_id == revision_id).order_by(order)
    return list(connection.execute(query).mappings())


def load_bureaus(connection: Connection, which: Any) -> dict[int, tuple[Bureau, ...]]:
    """The bureaus of clauses, by key of the clause; `which` are the keys, or what selects them."""
    joint = tables.clause_bureaus
    query = (
        select(joint.c.clause_key, tables.bureaus.c.name, joint.c.role)
        .join_from(joint, tables.bureaus)
        .where(joint.c.clause_key.in_(which))
        .order_by(joint.c.clause_key, joint.c.ordinal)
    )
    return _grouped((key, Bureau(name, role)) for key, name, role in connection.execute(query))


def load_conditions(connection: Connection, which: Any) -> dict[tuple[int, str], tuple[Condition, ...]]:
    """The conditions of clauses, by key of the clause and topic."""
    columns = tables.conditions.c
    query = select(columns.clause_key, columns.topic, *CONDITION_COLUMNS).where(columns.clause_key.in_(which))
    rows = connection.execute(query.order_by(columns.clause_key, columns.topic, columns.ordinal))
    return _grouped(((row[0], row[1]), to_condition(row[2:])) for row in rows)


def load_annotations(connection: Connection, which: Any) -> dict[int, tuple[Annotation, ...]]:
    """The annotations of clauses, by key of the clause."""
    columns, conditions = tables.annotations.c, load_conditions(connection, which)
    query = select(columns.clause_key, *ANNOTATION_COLUMNS).where(columns.clause_key.in_(which))
    rows = connection.execute(query.order_by(columns.clause_key, columns.ordinal))
    return _grouped((row[0], to_annotation(row[1:], conditions.get((row[0], row[1]), ()))) for row in rows)


def _grouped(pairs: Any) -> dict[Any, tuple[Any, ...]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
