"""Rows of one table inside a row of another, as JSON: one statement where there would be three.

A statement costs PostgreSQL and its client half a millisecond however little it finds.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, func, select
from sqlalchemy.sql import ColumnElement

from bot.policy.bureau import Bureau
from bot.policy.condition import Condition
from bot.store import tables
from bot.store.rows import CONDITION_COLUMNS, to_condition


def bureaus_of(clause_key: ColumnElement[int], postgresql: bool) -> ColumnElement[Any]:
    """The bureaus of a clause, for `to_bureaus`."""
    joint = tables.clause_bureaus
    columns = (joint.c.ordinal, tables.bureaus.c.name, joint.c.role)
    rows = select(_rows(columns, postgresql)).join_from(joint, tables.bureaus).where(joint.c.clause_key == clause_key)
    return rows.correlate(clause_key.table).scalar_subquery()


def conditions_of(clause_key: ColumnElement[int], topic: ColumnElement[str], postgresql: bool) -> ColumnElement[Any]:
    """The conditions that a clause has for a topic, for `to_conditions`."""
    columns = tables.conditions.c
    rows = select(_rows((columns.ordinal, *CONDITION_COLUMNS), postgresql)).where(columns.clause_key == clause_key, columns.topic == topic)
    return rows.correlate(clause_key.table, topic.table).scalar_subquery()


def _rows(columns: Sequence[ColumnElement[Any]], postgresql: bool) -> ColumnElement[Any]:
    """The rows as a list of lists, in no order; nothing or an empty list where there are none."""
    if postgresql:
        return func.json_agg(func.json_build_array(*columns), type_=JSON)
    values = [func.json(column) if isinstance(column.type, JSON) else column for column in columns]  # else it would be a text within JSON
    return func.json_group_array(func.json_array(*values), type_=JSON)


def to_bureaus(rows: list[list[Any]] | None) -> tuple[Bureau, ...]:
    """The bureaus in order."""
    return tuple(Bureau(name, role) for _, name, role in sorted(rows or ()))


def to_conditions(rows: list[list[Any]] | None) -> tuple[Condition, ...]:
    """The conditions in order."""
    return tuple(to_condition(values) for _, *values in sorted(rows or (), key=_ordinal))


def _ordinal(row: list[Any]) -> int:
    return int(row[0])
