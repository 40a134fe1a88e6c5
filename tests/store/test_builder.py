"""The store is built whole or not at all, and knows what it was made of."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.store import tables
from bot.store.builder import build_store, made_of
from bot.store.database import open_database


def count(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar()


def test_a_missing_store_was_made_of_nothing(tmp_path):
    assert made_of(open_database(f"sqlite:///{tmp_path}/none.db")) is None


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
    with pytest.raises(IntegrityError):
        build_store(engine, gazetteer, [notices[1], broken], "something else")
    assert made_of(engine) == "made of this"
    assert count(engine, tables.documents) == 5


def test_all_places_and_topics_are_in_the_store(engine, gazetteer):
    assert count(engine, tables.regions) == len(gazetteer)
    assert count(engine, tables.topics) == 37
