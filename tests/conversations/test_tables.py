"""The migrations bring a database to what the tables of the code are."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.conversations.database import VERSION_TABLE
from bot.conversations.tables import metadata


def test_the_migrations_make_the_tables_of_the_code(database):
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_answer_knows_nothing_of_the_asker():
    assert {column.name for column in metadata.tables["answers"].columns}.isdisjoint({"conversation", "text", "at"})
