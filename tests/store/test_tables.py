"""The tables hold what the words of the policy domain need."""

from dataclasses import fields

from bot.policy.condition import Condition
from bot.policy.document import Document
from bot.store import tables


def test_every_fact_of_a_document_has_its_column():
    assert {field.name for field in fields(Document)} <= set(tables.documents.c.keys())


def test_every_fact_of_a_condition_has_its_column():
    assert {field.name for field in fields(Condition)} <= set(tables.conditions.c.keys())


def test_clauses_go_with_their_document():
    (key,) = tables.clauses.c.document_id.foreign_keys
    assert key.ondelete == "CASCADE"
