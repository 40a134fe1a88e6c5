"""Children under fourteen who were asked to have a parent beside them, and those whose parent is there.

Nothing that such a child says is kept before that; a row holds the conversation's name and when it was, nothing else.
"""

from collections.abc import Mapping
from typing import Literal

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.tables import guardians as table

Guardian = Literal["asked", "there"]


class Guardians:
    """Reads and writes how far the question for a parent is. The rows leave with `erase`."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def note(self, conversation: str, state: Guardian) -> None:
        """A parent was asked for, or is there; the newer goes before the older."""
        values = {"state": state, "at": now()}
        with self._database.writing() as connection:
            writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            row = writes(table).values(conversation=conversation, **values)
            connection.execute(row.on_conflict_do_update(index_elements=["conversation"], set_=values))

    def all(self) -> Mapping[str, Guardian]:
        """How far it is, by conversation: few."""
        with self._database.reading() as connection:
            return {row.conversation: row.state for row in connection.execute(select(table.c.conversation, table.c.state))}
