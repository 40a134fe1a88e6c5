"""Sessions: conversations that a client opened after consent, may take up again, and that end on a day known beforehand."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.tables import sessions


@dataclass(frozen=True)
class Session:
    """A session. `consent` is the version of the notice that was agreed to, `region_code` the place of the page, times are UTC."""

    conversation: str
    channel: str
    opened_at: datetime
    expires_at: datetime
    consent: str
    region_code: str | None


class Sessions:
    """Reads and writes sessions. They leave with `erase`."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def open(self, conversation: str, channel: str, consent: str, life: timedelta, region_code: str | None = None) -> Session:
        """Write down a new session that ends after `life`."""
        at = now().replace(microsecond=0)
        session = Session(conversation, channel, at, at + life, consent, region_code)
        row = {field.name: getattr(session, field.name) for field in fields(Session)}
        with self._database.writing() as connection:
            connection.execute(insert(sessions).values(**row, last_seq=0))
        return session

    def get(self, conversation: str) -> Session | None:
        """The session, or None where there is none (any more)."""
        columns = [sessions.c[field.name] for field in fields(Session)]
        with self._database.reading() as connection:
            row = connection.execute(select(*columns).where(sessions.c.conversation == conversation)).first()
            return Session(**row._mapping) if row else None

    def ended(self, limit: int = 100) -> list[str]:
        """Conversations of sessions whose last day is over, at most `limit`: to be erased."""
        query = select(sessions.c.conversation).where(sessions.c.expires_at <= now()).limit(limit)
        with self._database.reading() as connection:
            return [str(name) for name in connection.execute(query).scalars()]
