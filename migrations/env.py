"""Alembic's entry: migrations run on the connection that is handed over, by `bot.store.database` or `bot.conversations.database`."""

from typing import Any

from alembic import context

from bot.store.search.tables import FULL_TEXT_TABLES
from bot.store.tables import metadata


def ours(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Whether a table is one of the code's: FTS5 keeps some of its own, and PostgreSQL an index over an expression."""
    return not (reflected and compared is None and (name in FULL_TEXT_TABLES or name == "ix_search_entries_words"))


given = context.config.attributes
context.configure(
    connection=given["connection"],
    target_metadata=given.get("metadata", metadata),
    version_table=given.get("version_table", "alembic_version"),
    render_as_batch=True,
    include_object=ours,
)
with context.begin_transaction():
    context.run_migrations()
