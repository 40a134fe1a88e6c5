"""Alembic's entry: migrations run on the connection that `bot.store.database.migrate` hands over."""

from typing import Any

from alembic import context

from bot.store.search.tables import FULL_TEXT_TABLES
from bot.store.tables import metadata


def ours(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Whether a table is one of the code's: FTS5 keeps some of its own, and PostgreSQL an index over an expression."""
    return not (reflected and compared is None and (name in FULL_TEXT_TABLES or name == "ix_search_entries_words"))


connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, include_object=ours)
with context.begin_transaction():
    context.run_migrations()
