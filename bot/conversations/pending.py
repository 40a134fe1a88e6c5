"""Answers that wait for their reader: promised while the turn still runs, or made and not yet delivered. A restart loses none.

A row is `running` (promised; `question` asks it again where the process died) or `waiting` (`packet` is what is left to deliver).
`due_at` is when somebody should look after it: a running one whose process is gone, a waiting one that can be sent
once more. Times are UTC.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.tables import pending_answers as table
from bot.language.masking import mask

RUNNING, WAITING = "running", "waiting"
BY_PERSON = "desk:"
"""What the keys of packets begin with that somebody at the desk wrote; they go out also while the bot is turned off."""
MOST_KEYS = 500  # in one statement


@dataclass(frozen=True)
class Pending:
    """An answer that waits. `key` is the message's, `packet` what is to be delivered (as JSON), `tries` how often that was tried."""

    key: str
    conversation: str
    state: str
    question: str | None
    packet: Mapping[str, Any] | None
    tries: int


class PendingAnswers:
    """Reads and writes answers that wait."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def promise(self, key: str, conversation: str, channel: str, question: str, due_at: datetime) -> None:
        """Write down that `question` (kept masked) will be answered; nothing happens where that is written down already."""
        row = {"key": key, "conversation": conversation, "channel": channel, "at": now(), "state": RUNNING, "due_at": due_at, "tries": 0}
        with self._database.writing() as connection:
            writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            connection.execute(writes(table).values(**row, question=mask(question)).on_conflict_do_nothing())

    def keep(self, key: str, conversation: str, channel: str, packet: Mapping[str, Any], due_at: datetime | None = None) -> None:
        """Keep what is left of an answer for its reader; `due_at` is when sending it may be tried once more."""
        with self._database.writing() as connection:
            keep_packet(connection, key, conversation, channel, packet, due_at)

    def take(self, conversation: str, by_person: bool = False) -> list[Mapping[str, Any]]:
        """What waits for the reader of a conversation, the oldest first; it waits no longer, and nobody else gets it.

        With `by_person` only what somebody at the desk wrote.
        """
        waits = select(table.c.id, table.c.packet).where(table.c.conversation == conversation, table.c.state == WAITING)
        waits = waits.where(table.c.key.startswith(BY_PERSON)) if by_person else waits
        with self._database.reading() as connection:
            rows = connection.execute(waits.order_by(table.c.id)).all()
        if not rows:
            return []
        with self._database.writing() as connection:
            mine = [(row, connection.execute(delete(table).where(table.c.id == row.id, table.c.state == WAITING)).rowcount) for row in rows]
        return [row.packet for row, taken in mine if taken]

    def state_of(self, key: str) -> str | None:
        """Whether the answer to a message is running or waiting; None where neither."""
        with self._database.reading() as connection:
            state: str | None = connection.execute(select(table.c.state).where(table.c.key == key)).scalar()
            return state

    def is_running(self, conversation: str, before: datetime, but: str) -> bool:
        """Whether an answer was promised to somebody earlier than `before` and is not there yet; the message `but` does not count."""
        query = select(table.c.id).where(table.c.conversation == conversation, table.c.state == RUNNING, table.c.at < before)
        query = query.where(table.c.key != but)
        with self._database.reading() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def renew(self, keys: Sequence[str], due_at: datetime) -> None:
        """The answers to these messages are still being made: nobody else need look after those promised until `due_at`."""
        for start in range(0, len(keys), MOST_KEYS):
            running = table.c.key.in_(keys[start : start + MOST_KEYS]), table.c.state == RUNNING
            with self._database.writing() as connection:
                connection.execute(update(table).where(*running).values(due_at=due_at))

    def remove(self, key: str) -> None:
        """The answer to a message has been delivered."""
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.key == key))

    def withdraw(self, key: str) -> None:
        """Nobody has to make the answer to a message any more; one that is made and waits goes on waiting."""
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.key == key, table.c.state == RUNNING))

    def forget(self, conversation: str) -> None:
        """Nothing is owed to somebody who has left."""
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.conversation == conversation))

    def release(self, channel: str) -> None:
        """All that runs is due at once: for the start of the only process, when nobody else can be at it."""
        with self._database.writing() as connection:
            running = table.c.channel == channel, table.c.state == RUNNING
            connection.execute(update(table).where(*running).values(due_at=now()))

    def due(self, channel: str, at: datetime, again_at: datetime, most: int = 5, by_person: bool = False) -> list[Pending]:
        """What is due by `at`, the oldest first, as it was; whoever gets it has until `again_at` for it, and it runs meanwhile.

        With `by_person` only what somebody at the desk wrote.
        """
        query = select(table).where(table.c.channel == channel, table.c.due_at <= at).order_by(table.c.id).limit(most)
        query = query.where(table.c.key.startswith(BY_PERSON)) if by_person else query
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return []
        with self._database.writing() as connection:
            mine = []
            for row in rows:
                claim = update(table).where(table.c.id == row.id, table.c.due_at == row.due_at)
                mine += [row] if connection.execute(claim.values(due_at=again_at, state=RUNNING)).rowcount else []
        return [Pending(row.key, row.conversation, row.state, row.question, row.packet, row.tries) for row in mine]


def keep_packet(
    connection: Connection, key: str, conversation: str, channel: str, packet: Mapping[str, Any], due_at: datetime | None
) -> None:
    """What `PendingAnswers.keep` does, within a transaction."""
    made = {"state": WAITING, "packet": dict(packet), "question": None, "due_at": due_at}
    tries = table.c.tries + 1
    if connection.execute(update(table).where(table.c.key == key).values(**made, tries=tries)).rowcount:
        return
    row = {"key": key, "conversation": conversation, "channel": channel, "at": now(), "tries": 0}
    connection.execute(insert(table).values(**row, **made))
