"""A request for a person from the queue to its end: taken, passed on, handed back, closed, or back in the queue.

Every step is one transaction with its line in the audit log and what the citizen is told of it. Two at once cannot both succeed: a
conversation is held (`lock_conversation`) before its state is read.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from bot.conversations.call_backs import delete_number
from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.handovers import count_ahead, get_handover, handover_of
from bot.conversations.live.telling import Say, Telling
from bot.conversations.outbox import Said
from bot.conversations.records import Ended, Handover, Holder, State, now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.tables import handovers, sessions
from bot.errors import HandoverError, UnknownSessionError

NOBODY = "—"  # who acts where an operator is gone
TOUCH = timedelta(seconds=15)  # how often it is written down that an operator is there
TOLD = 3  # citizens who hear of their place when the queue moves: who is far behind does not want every step


class TakeOver:
    """Moves requests. `gone` is how long nothing comes from an operator before the conversation goes back."""

    def __init__(
        self,
        database: ConversationDatabase,
        audit: AuditLog,
        telling: Telling,
        say: Say,
        gone: timedelta = timedelta(minutes=10),
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._database, self._audit, self._telling, self._say = database, audit, telling, say
        self._gone, self._clock = gone, clock

    def take(self, number: int, operator: str) -> Handover:
        """An operator takes an open request; raises `HandoverError` where another one was quicker."""
        with self.holding(number, "open") as (connection, found):
            self._audit.append(connection, operator, "talk_taken", str(number))
            taken = {"state": "taken", "taken_at": self._clock(), "taken_by": operator, "seen_at": self._clock()}
            return self._move(connection, found, taken, "person.joined", "person")

    def write(self, number: int, operator: str, said: Said) -> None:
        """The operator who has it says something; raises `HandoverError` for anybody else."""
        with self.holding(number, "taken", operator) as (connection, found):
            self._telling.tell(connection, str(found.conversation), "operator", said)
            connection.execute(update(handovers).where(handovers.c.id == number).values(seen_at=self._clock()))

    def touch(self, number: int, operator: str) -> None:
        """The operator who has it is still there."""
        stale = handovers.c.seen_at < self._clock() - TOUCH
        mine = update(handovers).where(handovers.c.id == number, handovers.c.state == "taken", handovers.c.taken_by == operator, stale)
        with self._database.writing() as connection:
            connection.execute(mine.values(seen_at=self._clock()))

    def hand_back(self, number: int, operator: str) -> Handover:
        """The bot answers again."""
        return self._end(number, operator, "to_bot", "talk_handed_back", "person.to_bot")

    def close(self, number: int, operator: str, ended: Ended) -> Handover:
        """It is dealt with; the bot answers what comes after it."""
        return self._end(number, operator, ended, "talk_closed", "person.closed")

    def pass_on(self, number: int, operator: str, colleague: str) -> Handover:
        """A colleague goes on with it."""
        with self.holding(number, "taken", operator) as (connection, found):
            self._audit.append(connection, operator, "talk_passed_on", str(number), to=colleague)
            return self._move(connection, found, {"taken_by": colleague, "seen_at": self._clock()}, "person.passed_on", "person")

    def return_gone(self, present: Collection[str] | None = None) -> list[int]:
        """Put back into the queue what operators have of whom nothing came, or who are not among those `present` (None: not asked)."""
        query = select(handovers).where(handovers.c.state == "taken").order_by(handovers.c.id)
        with self._database.reading() as connection:
            taken = [handover_of(row._mapping) for row in connection.execute(query)]
        return [one.number for one in taken if self._is_gone(one, present) and self.return_to_queue(one.number, present)]

    def return_to_queue(self, number: int, present: Collection[str] | None = None) -> bool:
        """Put one back at its old place; False where its operator has come back meanwhile, or it has ended."""
        try:
            with self.holding(number, "taken") as (connection, found):
                if not self._is_gone(found, present):
                    return False
                self._audit.append(connection, NOBODY, "talk_returned", str(number), operator=found.taken_by)
                open_again = {"state": "open", "taken_at": None, "taken_by": None, "seen_at": None}
                self._move(connection, found, open_again, "person.gone", "bot", ahead=str(count_ahead(connection, number)))
                return True
        except (HandoverError, UnknownSessionError):
            return False

    def tell_queue(self, behind: int) -> None:
        """Tell those next in line how many are before them, now that the request `behind` is out of the queue."""
        waiting = select(handovers.c.id, handovers.c.conversation).where(handovers.c.state == "open", handovers.c.conversation.isnot(None))
        with self._database.reading() as connection:
            rows = connection.execute(waiting.order_by(handovers.c.id).limit(TOLD)).all()
        for ahead, row in enumerate(rows):
            if row.id > behind:
                self._tell_place(row.id, "person.next" if ahead == 0 else "person.place", str(ahead))

    def _tell_place(self, number: int, phrase: str, ahead: str) -> None:
        try:
            with self.holding(number, "open") as (connection, found):
                self._telling.announce(connection, str(found.conversation), self._say(phrase, ahead=ahead))
        except (HandoverError, UnknownSessionError):
            return  # it was taken, or its session is over: nobody waits any more

    def _end(self, number: int, operator: str, ended: Ended, action: str, phrase: str) -> Handover:
        with self.holding(number, "taken", operator) as (connection, found):
            self._audit.append(connection, operator, action, str(number), **({"ended": ended} if ended != "to_bot" else {}))
            delete_number(connection, str(found.conversation))
            closed = {"state": "closed", "closed_at": self._clock(), "ended": ended}
            return self._move(connection, found, closed, phrase, "bot")

    def _move(
        self, connection: Connection, found: Handover, values: Mapping[str, Any], phrase: str, holder: Holder, **facts: str
    ) -> Handover:
        connection.execute(update(handovers).where(handovers.c.id == found.number).values(**values))
        self._telling.tell(connection, str(found.conversation), "system", Said(self._say(phrase, **facts)), holder)
        return get_handover(connection, found.number)

    def _is_gone(self, found: Handover, present: Collection[str] | None) -> bool:
        silent = found.seen_at is None or found.seen_at <= self._clock() - self._gone
        return silent or (present is not None and found.taken_by not in present)

    @contextmanager
    def holding(self, number: int, state: State, by: str | None = None) -> Iterator[tuple[Connection, Handover]]:
        """A transaction in which nobody else moves the request; it must be in `state`, and with `by` that operator's."""
        with self._database.writing() as connection:
            conversation = get_handover(connection, number).conversation
            if conversation is None:
                raise HandoverError(number, "withdrawn")
            lock_conversation(connection, conversation)
            connection.execute(select(sessions.c.last_seq).where(sessions.c.conversation == conversation).with_for_update())
            found = get_handover(connection, number)
            if found.state != state or (by is not None and found.taken_by != by):
                raise HandoverError(number, found.state)
            yield connection, found
