"""Migrations bring a database up and down, with what is in it."""

import json
import threading
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, func, inspect, select, text

from bot.errors import StoreError
from bot.store import tables
from bot.store.builder import build_store
from bot.store.database import migrate, newest_schema, open_database, part_of, reading, reading_at_once, schema_of, writing
from bot.store.repository import PolicyRepository
from bot.store.search.tables import FULL_TEXT_TABLES
from bot.store.tables import metadata


def test_migrations_lead_to_the_tables_of_the_code(empty):
    migrate(empty)
    with empty.connect() as connection:
        options = {"include_object": lambda thing, name, *_: name not in FULL_TEXT_TABLES and name != "ix_search_entries_words"}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert schema_of(connection) == newest_schema(connection)


def test_migrations_lead_back_to_nothing(empty):
    migrate(empty)
    migrate(empty, "base")
    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}
    with empty.connect() as connection:
        assert schema_of(connection) is None


def contents(engine):
    """Every row of every table."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: sorted(json.dumps(dict(row), default=str, sort_keys=True) for row in connection.execute(select(table)).mappings())
            for table in found.sorted_tables
            if table.name not in ("alembic_version", "regions", "topics", "store_facts")
        }


def test_what_is_in_a_store_goes_down_and_up_with_the_migrations(engine, notices, gazetteer):
    before = {document.id: PolicyRepository(engine).clauses(document.id) for document in PolicyRepository(engine).documents()}
    migrate(engine, "0001")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents WHERE source_text LIKE '%农牧业%'")).scalar() >= 1
        old = contents(engine)
    migrate(engine)
    after = {document.id: PolicyRepository(engine).clauses(document.id) for document in PolicyRepository(engine).documents()}
    assert {one: [clause for clause, _, _ in found] for one, found in after.items()} == {
        one: [clause for clause, _, _ in found] for one, found in before.items()
    }
    build_store(engine, gazetteer, notices, "made of this")  # finds that all of it is there
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.revisions)).scalar() == 5
    migrate(engine, "0001")
    assert contents(engine) == old


def test_a_migration_that_fails_leaves_the_tables_as_they_were(engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept_segments (x INTEGER)"))
    before = set(inspect(engine).get_table_names())
    with pytest.raises(Exception, match="kept_segments"):
        migrate(engine, "0001")
    assert set(inspect(engine).get_table_names()) == before
    assert len(PolicyRepository(engine).documents()) == 5


def test_a_database_that_fails_says_what_to_do(empty):
    with pytest.raises(StoreError, match="store build"), reading(empty) as connection:
        connection.exec_driver_sql("SELECT * FROM documents")


def test_a_server_that_is_away_says_what_to_do():
    with pytest.raises(StoreError, match="是否在运行"), reading(open_database("postgresql://nobody@127.0.0.1:1/none")) as connection:
        connection.exec_driver_sql("SELECT 1")


def test_foreign_keys_are_enforced(engine):
    with pytest.raises(StoreError), writing(engine) as connection:
        connection.execute(tables.documents.insert().values(id="x", region_code="999999"))


def test_one_writes_at_a_time_and_readers_go_on(engine):
    order = []

    def write(name, seconds):
        with writing(engine) as connection:
            order.append(f"{name} begins")
            connection.execute(tables.store_facts.insert().values(name=name, value="1"))
            time.sleep(seconds)
            order.append(f"{name} ends")

    first = threading.Thread(target=write, args=("first", 0.5))
    first.start()
    while not order:
        time.sleep(0.01)
    second = threading.Thread(target=write, args=("second", 0))
    second.start()
    assert len(PolicyRepository(engine).documents()) == 5 and order == ["first begins"]
    first.join()
    second.join()
    assert order == ["first begins", "first ends", "second begins", "second ends"]


def test_a_part_that_fails_leaves_the_rest_of_a_transaction(engine):
    with writing(engine) as connection:
        connection.execute(tables.store_facts.insert().values(name="kept", value="1"))
        with pytest.raises(StoreError), part_of(connection):
            connection.execute(tables.store_facts.insert().values(name="lost", value="1"))
            connection.execute(tables.store_facts.insert().values(name="kept", value="2"))
    with engine.connect() as connection:
        names = connection.execute(select(tables.store_facts.c.name)).scalars().all()
    assert "kept" in names and "lost" not in names


def test_a_reader_may_see_the_store_as_it_was_at_one_moment(engine):
    count = select(func.count()).select_from(tables.store_facts)
    with reading_at_once(engine) as connection:
        before = connection.execute(count).scalar()
        with writing(engine) as other:
            other.execute(tables.store_facts.insert().values(name="new", value="1"))
        assert connection.execute(count).scalar() == before


def test_the_folder_of_a_file_is_made(tmp_path):
    migrate(open_database(f"sqlite:///{tmp_path}/a/b/store.db"))
    assert Path(tmp_path / "a" / "b" / "store.db").is_file()


def test_a_file_put_in_the_place_of_another_is_read_from_then_on(tmp_path):
    paths = [tmp_path / name for name in ("store.db", "other.db")]
    for path, value in zip(paths, ("old", "new"), strict=True):
        engine = open_database(f"sqlite:///{path}")
        migrate(engine)
        with writing(engine) as connection:
            connection.execute(tables.store_facts.insert().values(name="which", value=value))
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    engine, which = open_database(f"sqlite:///{paths[0]}"), select(tables.store_facts.c.value).where(tables.store_facts.c.name == "which")
    with reading(engine) as connection:
        assert connection.execute(which).scalar() == "old"
    paths[1].replace(paths[0])
    with reading(engine) as connection:
        assert connection.execute(which).scalar() == "new"


def test_the_place_of_annotations_is_found_again_by_the_migration(engine):
    where = select(tables.annotations.c.clause_key, tables.annotations.c.region_code).order_by(tables.annotations.c.clause_key)
    with engine.connect() as connection:
        before = connection.execute(where).all()
    assert {row.region_code for row in before} >= {"000000", "150200", "320600", "510000"}
    migrate(engine, "0004")
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(where).all() == before
