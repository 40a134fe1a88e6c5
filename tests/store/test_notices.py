"""A revision comes back as the notice that it was written from."""

import pytest
from sqlalchemy import select

from bot.store import tables
from bot.store.database import writing
from bot.store.lifecycle import add_draft
from bot.store.notices import load_annotations, load_bureaus, load_conditions, load_notice


@pytest.mark.parametrize("index", range(5))
def test_every_founding_notice_comes_back_whole(engine, notices, index):
    with engine.connect() as connection:
        found = load_notice(connection, f"{notices[index].document.id}@1")
    assert found.plain() == notices[index].plain()
    assert found.document.revision == f"{notices[index].document.id}@1"
    assert found.warnings == notices[index].warnings


def test_facts_and_warnings_come_back(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(), "张三", origin="import")
        found = load_notice(connection, name)
    assert found.facts == make_notice().facts and found.warnings == ("注意",)


def test_an_unknown_revision_is_none(engine):
    with engine.connect() as connection:
        assert load_notice(connection, "baotou-2024-47@9") is None


def test_what_hangs_on_clauses_is_read_for_those_asked_for(engine):
    which = select(tables.clauses.c.key).where(tables.clauses.c.id == "baotou-2024-47#二(一)3(1)")
    with engine.connect() as connection:
        (bureaus,) = load_bureaus(connection, which).values()
        (annotations,) = load_annotations(connection, which).values()
        conditions = load_conditions(connection, which)
    assert [bureau.name for bureau in bureaus] == ["市民政局"]
    assert {topic for _, topic in conditions} <= {annotation.topic for annotation in annotations}
