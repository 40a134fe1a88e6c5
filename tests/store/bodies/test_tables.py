"""The table holds what a body is."""

from dataclasses import fields

from bot.policy.body import Body
from bot.store import tables
from bot.store.bodies.tables import bodies


def test_every_fact_of_a_body_has_its_column():
    assert {field.name for field in fields(Body)} == set(bodies.c.keys())


def test_the_table_is_one_of_the_store():
    assert tables.metadata.tables["bodies"] is bodies
