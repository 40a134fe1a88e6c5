"""Everything that makes the answers better, opened together over one database."""

from dataclasses import dataclass

from bot.conversations.database import ConversationDatabase
from bot.conversations.improving.cases import Cases
from bot.conversations.improving.clause_reports import ClauseReports
from bot.conversations.improving.examples import Examples
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.records import Clock


@dataclass(frozen=True)
class Improving:
    """Reported errors, questions that went badly, and examples for training. Make it with `over`."""

    clause_reports: ClauseReports
    cases: Cases
    examples: Examples

    @classmethod
    def over(cls, database: ConversationDatabase, clock: Clock = now) -> "Improving":
        """What `database` holds of it."""
        audit = AuditLog(database, clock)
        return cls(ClauseReports(database, audit, clock), Cases(database, audit, clock), Examples(database, audit, clock))
