"""Requests for a person: open, taken by an operator, closed. None is ever deleted; a citizen who has everything wiped withdraws theirs.

How a request goes from one state to the next is `live/take_over.py`.
"""

from dataclasses import fields
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import Handover, Summary, Why, channel_of, now
from bot.conversations.tables import handovers
from bot.errors import HandoverError
from bot.language.masking import mask

PENDING = ("open", "taken")
LARGEST = 2**31 - 1  # number that a column holds


class Handovers:
    """Reads and writes requests."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def request(self, conversation: str, why: Why, summary: Summary) -> Handover:
        """Ask for a person; a conversation that already waits keeps its place, with the newer summary."""
        facts = summary.to_dict() | {"words": mask(summary.words)}
        with self._database.writing() as connection:
            mine = handovers.c.conversation == conversation, handovers.c.state.in_(PENDING)
            number = connection.execute(select(handovers.c.id).where(*mine)).scalar()
            about = {"summary": facts, "topic": summary.topic, "region_code": summary.living or summary.hukou}
            if number is None:
                row = {"conversation": conversation, "why": why, "state": "open", "created_at": now(), "channel": channel_of(conversation)}
                number = connection.execute(insert(handovers).values(**row, **about)).inserted_primary_key[0]
            else:
                connection.execute(update(handovers).where(handovers.c.id == number).values(**about))
            return get_handover(connection, number)

    def get(self, number: int) -> Handover:
        """A request by its number; raises `HandoverError` where there is none."""
        with self._database.reading() as connection:
            return get_handover(connection, number)

    def pending(self) -> list[Handover]:
        """Requests that are open or taken, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(handovers).where(handovers.c.state.in_(PENDING)).order_by(handovers.c.id))
            return [handover_of(row._mapping) for row in rows]

    def ahead_of(self, number: int) -> int:
        """How many open requests are older than this one."""
        with self._database.reading() as connection:
            return count_ahead(connection, number)


def count_ahead(connection: Connection, number: int) -> int:
    """How many open requests are older than this one."""
    older = select(func.count()).where(handovers.c.state == "open", handovers.c.id < number)
    return int(connection.execute(older).scalar_one())


def get_handover(connection: Connection, number: int) -> Handover:
    """A request by its number; raises `HandoverError` where there is none."""
    row = connection.execute(select(handovers).where(handovers.c.id == number)).first() if number <= LARGEST else None
    if row is None:
        raise HandoverError(number, None)
    return handover_of(row._mapping)


def handover_of(row: Any) -> Handover:
    """The request that a row holds."""
    values = {one.name: row[one.name] for one in fields(Handover) if one.name not in ("number", "summary")}
    return Handover(number=row["id"], summary=Summary(**row["summary"]), **values)
