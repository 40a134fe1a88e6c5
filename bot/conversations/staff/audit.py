"""The audit log: who did what, when. New lines only; each carries the hash of the one before, so that a change or a gap shows."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.staff.records import Checked, Clock, Entry
from bot.conversations.staff.tables import audit_log

WRITER = 2026_11  # any number: PostgreSQL's name for "the one who writes the log"
BATCH = 1000


class AuditLog:
    """Writes and reads the log."""

    def __init__(self, database: ConversationDatabase, clock: Clock = now) -> None:
        self._database, self._clock = database, clock

    def write(self, actor: str, action: str, target: str = "", **details: Any) -> None:
        """Write a line of its own. `details` must be JSON and hold nothing of a citizen."""
        with self._database.writing() as connection:
            self.append(connection, actor, action, target, **details)

    def append(self, connection: Connection, actor: str, action: str, target: str = "", **details: Any) -> None:
        """Write a line within the transaction that does what it tells: both, or neither."""
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
        columns = audit_log.c
        last = connection.execute(select(columns.id, columns.hash).order_by(columns.id.desc()).limit(1)).first()
        number, previous = (last.id + 1, last.hash) if last else (1, "")
        entry = (number, self._clock(), actor, action, target[:255], details, previous)
        row = dict(zip(("id", "at", "actor", "action", "target", "details", "previous"), entry, strict=True))
        connection.execute(insert(audit_log).values(**row, hash=hash_of(*entry)))

    def entries(self, before: int | None = None, limit: int = 50, actor: str = "") -> list[Entry]:
        """Lines, the newest first: those with a number below `before`, of `actor` where one is given."""
        query = select(audit_log).order_by(audit_log.c.id.desc()).limit(limit)
        query = query.where(audit_log.c.id < before) if before is not None else query
        query = query.where(audit_log.c.actor == actor) if actor else query
        with self._database.reading() as connection:
            return [_entry(row) for row in connection.execute(query)]

    def check(self, head: str = "") -> Checked:
        """Follow the chain from its first line. With `head`, a hash noted earlier, a log that no longer holds that line is broken too."""
        lines, last, found = 0, "", not head
        for entry in self._all():
            if entry.number != lines + 1 or entry.previous != last or entry.hash != _hash(entry):
                return Checked(lines, last, lines + 1)
            lines, last, found = entry.number, entry.hash, found or entry.hash == head
        return Checked(lines, last, None if found else lines + 1)

    def _all(self) -> Iterator[Entry]:
        after = 0
        while True:
            query = select(audit_log).where(audit_log.c.id > after).order_by(audit_log.c.id).limit(BATCH)
            with self._database.reading() as connection:
                found = [_entry(row) for row in connection.execute(query)]
            yield from found
            if len(found) < BATCH:
                return
            after = found[-1].number


def hash_of(number: int, at: datetime, actor: str, action: str, target: str, details: Any, previous: str) -> str:
    """SHA-256 over everything that a line says and the hash before it."""
    told = [number, at.isoformat(timespec="microseconds"), actor, action, target, details, previous]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _hash(entry: Entry) -> str:
    return hash_of(entry.number, entry.at, entry.actor, entry.action, entry.target, entry.details, entry.previous)


def _entry(row: Any) -> Entry:
    return Entry(row.id, row.at, row.actor, row.action, row.target, row.details, row.previous, row.hash)
