"""Requests for a person: open, taken by an operator, closed. None is ever deleted; a citizen who has everything wiped withdraws theirs."""

from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import Handover, State, Summary, Why, channel_of, now
from bot.conversations.tables import handovers
from bot.errors import HandoverError
from bot.language.masking import mask

PENDING = ("open", "taken")


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
            return _get(connection, number)

    def get(self, number: int) -> Handover:
        """A request by its number; raises `HandoverError` where there is none."""
        with self._database.reading() as connection:
            return _get(connection, number)

    def pending(self) -> list[Handover]:
        """Requests that are open or taken, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(handovers).where(handovers.c.state.in_(PENDING)).order_by(handovers.c.id))
            return [_handover(row._mapping) for row in rows]

    def ahead_of(self, number: int) -> int:
        """How many open requests are older than this one."""
        with self._database.reading() as connection:
            older = select(func.count()).where(handovers.c.state == "open", handovers.c.id < number)
            return int(connection.execute(older).scalar_one())

    def take(self, number: int, operator: str) -> Handover:
        """An operator takes an open request; raises `HandoverError` where another one was quicker."""
        return self._move(number, "open", "taken", taken_at=now(), taken_by=operator)

    def close(self, number: int) -> Handover:
        """The request is dealt with; raises `HandoverError` for one that nobody has taken."""
        return self._move(number, "taken", "closed", closed_at=now())

    def _move(self, number: int, before: State, after: State, **values: Any) -> Handover:
        with self._database.writing() as connection:
            mine = update(handovers).where(handovers.c.id == number, handovers.c.state == before)
            moved = connection.execute(mine.values(state=after, **values)).rowcount
            found = _get(connection, number)
            if not moved:
                raise HandoverError(number, found.state)
            return found


def _get(connection: Connection, number: int) -> Handover:
    row = connection.execute(select(handovers).where(handovers.c.id == number)).first()
    if row is None:
        raise HandoverError(number, None)
    return _handover(row._mapping)


def _handover(row: Any) -> Handover:
    values = {name: row[name] for name in ("conversation", "why", "state", "created_at", "taken_at", "taken_by", "closed_at")}
    return Handover(number=row["id"], summary=Summary(**row["summary"]), **values)
