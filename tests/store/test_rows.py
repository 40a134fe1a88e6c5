"""Between rows and the words of the policy domain."""

from dataclasses import fields
from datetime import date

import pytest

from bot.policy.citation import Span
from bot.policy.document import Document
from bot.policy.fact import Fact
from bot.store import tables
from bot.store.rows import DOCUMENT_COLUMNS, from_clauses, from_document, from_facts, to_fact


def test_the_columns_of_a_document_hold_all_of_its_facts_and_not_its_text():
    names = {column.name for column in DOCUMENT_COLUMNS}
    assert names == {field.name for field in fields(Document)} - {"revision"}
    assert "text" not in names


def test_a_documents_lists_are_lists_and_its_identity_is_kept_apart(make_notice):
    row = from_document(make_notice(issuers=("市政府", "市民政局")).document)
    assert row["issuers"] == ["市政府", "市民政局"] and row["based_on"] == []
    assert not {"id", "region_code", "revision"} & row.keys()


def test_a_clause_without_a_kind_has_none(make_notice):
    notice = make_notice()
    notice.kinds.pop("一（二）")
    assert [row["kind"] for row in from_clauses(notice, "town-2024-1@1")] == ["benefit", None]


@pytest.mark.parametrize("fact", [
    Fact("title", "通知", Span(0, 2)),
    Fact("issued_on", date(2024, 5, 23), Span(3, 13)),
    Fact("issuers", ("市政府", "市民政局"), Span(3, 13), Span(1, 2)),
    Fact("deadline", "2024-12", Span(3, 13)),
], ids=lambda fact: fact.name)  # fmt: skip
def test_a_fact_comes_back_as_it_was(fact):
    (row,) = from_facts([fact], "town-2024-1@1")
    assert to_fact({tables.facts.c[name]: value for name, value in row.items()}) == fact
