"""Migrations bring a database up and down."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from bot.errors import StoreError
from bot.store.database import migrate, open_database, reading
from bot.store.search.tables import FULL_TEXT_TABLES
from bot.store.tables import metadata


def open_at(tmp_path):
    return open_database(f"sqlite:///{tmp_path}/deep/store.db")


def test_migrations_lead_to_the_tables_of_the_code(tmp_path):
    engine = open_at(tmp_path)
    migrate(engine)
    with engine.connect() as connection:
        options = {"include_object": lambda thing, name, *_: name not in FULL_TEXT_TABLES}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_migrations_lead_back_to_nothing(tmp_path):
    engine = open_at(tmp_path)
    migrate(engine)
    migrate(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}


def test_a_database_that_fails_says_what_to_do(tmp_path):
    with pytest.raises(StoreError, match="store build"), reading(open_at(tmp_path)) as connection:
        connection.exec_driver_sql("SELECT * FROM documents")


def test_sqlite_enforces_foreign_keys(tmp_path):
    with open_at(tmp_path).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
