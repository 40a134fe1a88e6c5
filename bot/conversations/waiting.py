"""Who waits just now, in numbers: requests for a person, messages of the web chat without an answer; and whether anything can be kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.handovers import PENDING
from bot.conversations.records import now
from bot.conversations.tables import bot_switch, handovers, outbox

NEVER = -1  # a row of the switch that is never kept


@dataclass(frozen=True)
class Waiting:
    """Requests by state, messages, and how long the oldest open one of each has waited, in seconds."""

    handovers: dict[str, int]
    handover_seconds: float
    messages: int
    message_seconds: float


def count_waiting(database: ConversationDatabase) -> Waiting:
    """Who waits; raises `ConversationError`."""
    states = select(handovers.c.state, func.count()).where(handovers.c.state.in_(PENDING)).group_by(handovers.c.state)
    first = select(func.min(handovers.c.created_at)).where(handovers.c.state == "open")
    unanswered = select(func.count(), func.min(outbox.c.at)).where(outbox.c.state.in_(("waiting", "taken")))
    with database.reading() as connection:
        by_state = dict.fromkeys(PENDING, 0) | {str(state): int(count) for state, count in connection.execute(states)}
        messages, oldest = connection.execute(unanswered).one()
        return Waiting(by_state, _since(connection.execute(first).scalar()), int(messages), _since(oldest))


def check_writable(database: ConversationDatabase) -> None:
    """Write a row and take it back; raises `ConversationError` where that is not possible."""
    with database.writing() as connection:
        _write_and_take_back(connection)


def _write_and_take_back(connection: Connection) -> None:
    row = {"id": NEVER, "off": False, "message": "", "changed_at": now(), "changed_by": ""}
    with connection.begin_nested() as part:
        connection.execute(insert(bot_switch).values(**row))
        part.rollback()


def _since(at: datetime | None) -> float:
    return max(0.0, (now() - at).total_seconds()) if at else 0.0
