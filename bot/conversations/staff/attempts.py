"""How often a sign-in was tried in vain, and what is shut for it.

Counted before the password is looked at, so that many at once gain nothing.
"""

import math
from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.staff.records import Clock
from bot.conversations.staff.tables import attempts

WRITER = 2026_12  # any number: PostgreSQL's name for "the one who counts"


def key_of(name: str) -> str:
    """The key of a login name."""
    return f"name:{name}"


class Attempts:
    """Counts by key: a login name, or an address. After `lock` without one, the count begins anew."""

    def __init__(self, database: ConversationDatabase, lock: timedelta, clock: Clock = now) -> None:
        self._database, self._lock, self._clock = database, lock, clock

    def begin(self, limits: dict[str, int]) -> int:
        """Count one for each key of `limits` (how many each allows); return 0, or the seconds that are left where one of them is shut."""
        at = self._clock()
        with self._database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
            connection.execute(delete(attempts).where(attempts.c.last_at < at - self._lock))
            rows = connection.execute(select(attempts).where(attempts.c.key.in_(list(limits)))).all()
            left: list[float] = [(row.locked_until - at).total_seconds() for row in rows if row.locked_until and row.locked_until > at]
            if left:
                return math.ceil(max(left))
            known = {row.key: row.failures for row in rows}
            for key, allowed in limits.items():
                failures = known.get(key, 0) + 1
                values = {"failures": failures, "last_at": at, "locked_until": at + self._lock if failures >= allowed else None}
                if key in known:
                    connection.execute(update(attempts).where(attempts.c.key == key).values(**values))
                else:
                    connection.execute(insert(attempts).values(key=key, **values))
        return 0

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of `name`, and take this one off those of `address`."""
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.key == name))
            fewer = {"failures": attempts.c.failures - 1, "locked_until": None}
            connection.execute(update(attempts).where(attempts.c.key == address, attempts.c.failures > 0).values(**fewer))
