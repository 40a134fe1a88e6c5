"""The tables hold what the words of the policy domain need."""

from dataclasses import fields

import pytest

from bot.policy.condition import Condition
from bot.policy.document import Document
from bot.store import tables


def test_every_fact_of_a_document_has_its_column():
    columns = set(tables.documents.c.keys()) | set(tables.revisions.c.keys()) | {"revision"}
    assert {field.name for field in fields(Document)} <= columns


def test_every_fact_of_a_condition_has_its_column():
    assert {field.name for field in fields(Condition)} <= set(tables.conditions.c.keys())


@pytest.mark.parametrize("table", [tables.clauses, tables.segments, tables.facts, tables.validity], ids=lambda table: table.name)
def test_what_a_revision_says_goes_with_it(table):
    (key,) = table.c.revision_id.foreign_keys
    assert key.ondelete == "CASCADE"


def test_what_documents_write_has_no_limit_of_length():
    for column in (tables.clauses.c.id, tables.clauses.c.path, tables.segments.c.path, tables.bureaus.c.name, tables.revisions.c.title):
        assert getattr(column.type, "length", None) is None, column
