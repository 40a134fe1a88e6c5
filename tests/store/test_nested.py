"""Bureaus and conditions inside the row of their clause are those that stand in their own tables, in order."""

from sqlalchemy import select

from bot.store import tables
from bot.store.database import reading
from bot.store.nested import bureaus_of, conditions_of, to_bureaus, to_conditions
from bot.store.notices import load_bureaus, load_conditions


def test_they_are_those_of_their_tables(engine):
    annotations, clauses = tables.annotations, tables.clauses
    postgresql, key = engine.dialect.name == "postgresql", clauses.c.key
    nested = (bureaus_of(key, postgresql), conditions_of(key, annotations.c.topic, postgresql))
    query = select(key, annotations.c.topic, *nested).join_from(annotations, clauses)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
        bureaus, conditions = load_bureaus(connection, select(key)), load_conditions(connection, select(key))
    assert rows and bureaus and conditions
    for clause, topic, own_bureaus, own_conditions in rows:
        assert to_bureaus(own_bureaus) == bureaus.get(clause, ())
        assert to_conditions(own_conditions) == conditions.get((clause, topic), ())
    assert any(len(one) > 1 for one in bureaus.values()) and any(len(one) > 1 for one in conditions.values())


def test_nothing_is_nothing():
    assert to_bureaus(None) == to_bureaus([]) == () == to_conditions(None) == to_conditions([])
