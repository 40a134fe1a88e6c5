"""Who agreed that sensitive data is kept (个人信息保护法 第二十九条), to which wording, and when. The rows leave with `erase`.

`due`: something sensitive was told, and it is still to be asked; `asked`: the next message may be the answer; `silent`: it was none, which
is no; `agreed` and `refused` are what was said.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.tables import consents as table

State = Literal["due", "asked", "silent", "agreed", "refused"]
HOLD = timedelta(minutes=50)
"""How long what was told waits for a yes. It is looked after every ten minutes, and citizens hear 一小时内."""
OPEN = ("due", "asked")


@dataclass(frozen=True)
class Consent:
    """How far the consent of a conversation is; `version` is that of the wording, `at` (UTC) when it came so far."""

    state: State
    version: str
    at: datetime


class Consents:
    """Reads and writes them."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def note(self, conversation: str, state: State, version: str) -> None:
        """So far it is now; the newer goes before the older."""
        values = {"state": state, "version": version, "at": now()}
        with self._database.writing() as connection:
            writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            row = writes(table).values(conversation=conversation, **values)
            connection.execute(row.on_conflict_do_update(index_elements=["conversation"], set_=values))

    def of(self, conversation: str) -> Consent | None:
        """How far it is; None where nothing sensitive was told yet."""
        query = select(table.c.state, table.c.version, table.c.at).where(table.c.conversation == conversation)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
            return Consent(row.state, row.version, row.at) if row else None

    def overdue(self, before: datetime) -> list[str]:
        """Conversations that have been open since `before` (UTC) or longer: what was told there must no longer wait."""
        with self._database.reading() as connection:
            names = connection.execute(select(table.c.conversation).where(table.c.state.in_(OPEN), table.c.at <= before)).scalars()
            return [str(name) for name in names]

    def close(self, conversation: str, before: datetime) -> None:
        """No reply is a no; where nothing was asked yet, it is as if nothing had been told. Not where it has moved on since `before`."""
        mine = (table.c.conversation == conversation, table.c.at <= before)
        with self._database.writing() as connection:
            connection.execute(update(table).where(*mine, table.c.state == "asked").values(state="silent", at=now()))
            connection.execute(delete(table).where(*mine, table.c.state == "due"))
