"""Nothing is kept longer than it is needed: conversations that nobody goes on with are wiped, counts and traces go when they are old.

个人信息保护法 第十九条: the shortest time that the purpose needs; 第四十七条: deletion once the time is over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sqlalchemy import Table, delete, func, select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.erasing import COUNTED, TRACKER, WIPED, erase_in, find_conversations, has_tracker
from bot.conversations.improving.tables import case_decisions
from bot.conversations.pseudonyms import pseudonym_of
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.tables import attempts, desk_sessions
from bot.conversations.tables import call_backs, feedback, handovers, outbox, sessions

JOB = "定时任务"
"""Who did it, in the audit log, where nobody did it by hand."""
CASE = timedelta(days=90)  # decisions on cases that are older are asked for by nobody (`improving.cases.SINCE`)
TRACE = timedelta(days=7)  # sessions of the desk and failed sign-ins: the longest that a setting allows a session
TIMED = tuple(table for table in (*WIPED, *COUNTED) if table not in (sessions, outbox, call_backs, handovers))
"""Tables whose `at` says that a conversation was still going on; an outbox has a session, and that its own end."""


@dataclass(frozen=True)
class KeepingTimes:
    """How long a conversation without a session is kept after its last message, and how long counts are."""

    talk: timedelta
    counts: timedelta


@dataclass(frozen=True)
class Expired:
    """What a look has deleted: whole conversations, rows of counts without a person, and traces of the desk."""

    conversations: int
    counts: int
    traces: int


class Retention:
    """Deletes what is over. `clock` gives UTC without zone."""

    def __init__(self, database: ConversationDatabase, times: KeepingTimes, clock: Callable[[], datetime] = now) -> None:
        self._database, self._times, self._clock = database, times, clock
        self._audit = AuditLog(database, clock)

    def expire(self) -> Expired:
        """Delete everything whose time is over. What somebody still uses meanwhile stays; a run that is cut off loses nothing."""
        with self._database.reading() as connection:
            over = sorted(set(self._over(connection)))
        gone = sum(self._wipe_where_over(conversation) for conversation in over)
        with self._database.writing() as connection:
            counts, traces = self._delete_counts(connection), self._delete_traces(connection)
            if gone or counts:
                self._audit.append(connection, JOB, "conversations_expired", conversations=gone, counts=counts)
        return Expired(gone, counts, traces)

    def erase(self, name: str, by: str) -> list[str]:
        """Wipe the conversation of a pseudonym (or of its own name), with a line in the audit log; return the pseudonyms,
        none where nothing is kept under that name.
        """
        found = find_conversations(self._database, name)
        for conversation in found:
            with self._database.writing() as connection:
                lock_conversation(connection, conversation)
                erase_in(connection, conversation)
                self._audit.append(connection, by, "conversation_erased", pseudonym_of(conversation))
        return [pseudonym_of(one) for one in found]

    def _wipe_where_over(self, conversation: str) -> bool:
        with self._database.writing() as connection:
            lock_conversation(connection, conversation)
            if conversation not in set(self._over(connection, conversation)):
                return False  # somebody has written meanwhile
            erase_in(connection, conversation)
            return True

    def _over(self, connection: Connection, only: str | None = None) -> Iterator[str]:
        """Sessions that have ended, and conversations without a session of which nothing has come since."""
        at = self._clock()
        ended = select(sessions.c.conversation).where(sessions.c.expires_at <= at)
        yield from connection.execute(ended if only is None else ended.where(sessions.c.conversation == only)).scalars()
        last = self._last_signs(connection, only)
        open_now = set(connection.execute(select(sessions.c.conversation)).scalars()) if only is None else set()
        if only is not None and connection.execute(select(sessions.c.channel).where(sessions.c.conversation == only)).first():
            return
        yield from (name for name, sign in last.items() if sign <= at - self._times.talk and name not in open_now)

    def _last_signs(self, connection: Connection, only: str | None) -> dict[str, datetime]:
        last: dict[str, datetime] = {}
        signs = [(table.c.conversation, table.c.at) for table in TIMED] + [(handovers.c.conversation, handovers.c.created_at)]
        for name, time in signs:
            query = select(name, func.max(time)).where(name.isnot(None)).group_by(name)
            for one, sign in connection.execute(query if only is None else query.where(name == only)):
                last[one] = max(sign, last.get(one, sign))
        for one, sign in _tracked(connection, only):
            last[one] = max(sign, last.get(one, sign))
        return last

    def _delete_counts(self, connection: Connection) -> int:
        """Requests and feedback of conversations that were wiped, and decisions on cases that nobody can meet again."""
        at = self._clock()
        old = ((handovers, handovers.c.created_at), (feedback, feedback.c.at))
        gone = sum(_delete_rows(connection, table, table.c.conversation.is_(None), time < at - self._times.counts) for table, time in old)
        return gone + _delete_rows(connection, case_decisions, case_decisions.c.at < at - CASE)

    def _delete_traces(self, connection: Connection) -> int:
        before = self._clock() - TRACE
        _delete_rows(connection, call_backs, call_backs.c.expires_at < self._clock())
        gone = _delete_rows(connection, desk_sessions, desk_sessions.c.opened_at < before)
        return gone + _delete_rows(connection, attempts, attempts.c.last_at < before)


def _tracked(connection: Connection, only: str | None) -> Iterator[tuple[str, datetime]]:
    """When Rasa's tracker last heard of each conversation; it writes seconds since 1970."""
    if not has_tracker(connection):
        return
    query = select(TRACKER.c.sender_id, func.max(TRACKER.c.timestamp)).group_by(TRACKER.c.sender_id)
    for name, seconds in connection.execute(query if only is None else query.where(TRACKER.c.sender_id == only)):
        if name is not None and seconds is not None:
            yield str(name), datetime.fromtimestamp(seconds, timezone.utc).replace(tzinfo=None)


def _delete_rows(connection: Connection, table: Table, *where: object) -> int:
    return int(connection.execute(delete(table).where(*where)).rowcount)
