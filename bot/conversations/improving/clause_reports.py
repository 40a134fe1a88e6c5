"""Errors that people at the desk report in clauses, until an editor has looked at them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.conversations.database import ConversationDatabase
from bot.conversations.improving.tables import clause_reports
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.records import Clock
from bot.errors import ReportError
from bot.language.masking import mask

MOST = 200
"""Reports in a list."""


@dataclass(frozen=True)
class ClauseReport:
    """Who said when of which clause, in which version, what is wrong; `region_code` is the place of its document."""

    number: int
    at: datetime
    by: str
    clause_id: str
    revision_id: str
    region_code: str
    wrong: str


class ClauseReports:
    """Reads and writes reports."""

    def __init__(self, database: ConversationDatabase, audit: AuditLog, clock: Clock = now) -> None:
        self._database, self._audit, self._clock = database, audit, clock

    def add(self, by: str, clause_id: str, revision_id: str, region_code: str, wrong: str) -> None:
        """Report an error; personal numbers in what is said are masked. The same report of the same person stands once while it is open."""
        columns, wrong = clause_reports.c, mask(wrong)
        row = {"by": by, "clause_id": clause_id, "revision_id": revision_id, "region_code": region_code or None, "wrong": wrong}
        same = select(columns.id).where(columns.by == by, columns.clause_id == clause_id, columns.wrong == wrong, columns.state == "open")
        with self._database.writing() as connection:
            if connection.execute(same).first():
                return
            connection.execute(insert(clause_reports).values(**row, at=self._clock(), state="open"))
            self._audit.append(connection, by, "clause_reported", clause_id)

    def open(self, places: Collection[str] | None = None) -> list[ClauseReport]:
        """Reports that nobody has closed, the oldest first: of documents of `places` (codes), or all."""
        columns = clause_reports.c
        query = select(clause_reports).where(columns.state == "open").order_by(columns.id).limit(MOST)
        if places is not None:
            query = query.where(columns.region_code.in_(sorted(places)))
        with self._database.reading() as connection:
            return [_report(row) for row in connection.execute(query)]

    def get(self, number: int) -> ClauseReport:
        """An open report; raises `ReportError` where there is none of that number."""
        query = select(clause_reports).where(clause_reports.c.id == number, clause_reports.c.state == "open")
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise ReportError(number)
        return _report(row)

    def close(self, number: int, by: str, outcome: str) -> None:
        """Close a report with what came of it; raises `ReportError` where it is not open (any more)."""
        mine = clause_reports.c.id == number, clause_reports.c.state == "open"
        values = {"state": "closed", "closed_at": self._clock(), "closed_by": by, "outcome": mask(outcome)}
        with self._database.writing() as connection:
            if not connection.execute(update(clause_reports).where(*mine).values(**values)).rowcount:
                raise ReportError(number)
            self._audit.append(connection, by, "report_closed", str(number))


def _report(row: Any) -> ClauseReport:
    return ClauseReport(row.id, row.at, row.by, row.clause_id, row.revision_id, row.region_code or "", row.wrong)
