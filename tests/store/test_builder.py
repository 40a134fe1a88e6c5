"""The store is built whole or not at all, and knows what it was made of."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from bot.errors import LifecycleError
from bot.policy.citation import sha256
from bot.store import tables
from bot.store.builder import BUILDER, build_store, made_of
from bot.store.database import writing
from bot.store.history import history
from bot.store.lifecycle import retire
from bot.store.repository import PolicyRepository
from bot.store.revisions import revisions_of
from bot.store.standing import store_revision


def count(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar()


def test_a_missing_store_was_made_of_nothing(empty):
    assert made_of(empty) is None


def test_a_built_store_knows_what_it_was_made_of(engine):
    assert made_of(engine) == "made of this"


def test_the_five_notices_give_all_their_clauses(engine, notices):
    assert count(engine, tables.documents) == 5
    assert count(engine, tables.clauses) == sum(len(notice.clauses) for notice in notices) == 130


def test_building_again_changes_nothing(engine, notices, gazetteer):
    before = [count(engine, table) for table in tables.metadata.sorted_tables]
    assert build_store(engine, gazetteer, notices, "made of this") == 130
    assert [count(engine, table) for table in tables.metadata.sorted_tables] == before


def test_a_notice_that_cannot_be_written_leaves_the_store_as_it_was(engine, notices, gazetteer):
    broken = replace(notices[0], document=replace(notices[0].document, id="broken", region_code="999999"))
    with pytest.raises(LifecycleError, match="999999"):
        build_store(engine, gazetteer, [notices[1], broken], "something else")
    assert made_of(engine) == "made of this"
    assert count(engine, tables.documents) == 5


def test_all_places_and_topics_are_in_the_store(engine, gazetteer):
    assert count(engine, tables.regions) == len(gazetteer)
    assert count(engine, tables.topics) == 37


def test_the_shipped_notices_are_published_by_the_build(engine):
    with engine.connect() as connection:
        rows = connection.execute(select(tables.revisions.c.id, tables.revisions.c.state)).all()
        assert {tuple(row) for row in rows} >= {("baotou-2024-47@1", "published"), ("national-2019-280@1", "published")}
        assert {event.who for event in history(connection, "baotou-2024-47")} == {BUILDER}
        assert store_revision(connection) == 5


def changed(notice):
    return replace(notice, document=replace(notice.document, expires_on=date(2030, 1, 1)))


def test_a_shipped_notice_that_changes_becomes_the_next_version(engine, notices, gazetteer):
    build_store(engine, gazetteer, [changed(notice) for notice in notices], "newer")
    with engine.connect() as connection:
        versions = revisions_of(connection, "baotou-2024-47")
    assert [(one.n, one.stored) for one in versions] == [(1, "published"), (2, "published")]
    assert versions[0].period.begins == versions[0].period.ends == date(2024, 5, 23)
    assert PolicyRepository(engine).documents()[2].expires_on == date(2030, 1, 1)


def test_what_editors_did_is_not_undone(engine, notices, gazetteer):
    with writing(engine) as connection:
        retire(connection, "baotou-2024-47", "张三", "试行结束")
    build_store(engine, gazetteer, notices, "made of this")
    assert "baotou-2024-47" not in {one.id for one in PolicyRepository(engine).documents()}
    build_store(engine, gazetteer, [changed(notice) for notice in notices], "newer")
    with engine.connect() as connection:
        assert [one.stored for one in revisions_of(connection, "baotou-2024-47")] == ["withdrawn", "draft"]


def test_a_text_spoilt_in_the_store_is_put_right_by_the_build(engine, notices, gazetteer):
    with engine.begin() as connection:
        connection.execute(update(tables.sources).values(text=tables.sources.c.text + "！"))
    build_store(engine, gazetteer, notices, "made of this")
    repository = PolicyRepository(engine)
    assert all(sha256(repository.source_text(one.id)) == one.sha256 for one in repository.documents())
