"""Everything about the people who answer, opened together over one database."""

from dataclasses import dataclass

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.staff.accounts import Accounts
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.records import Clock, SignInRules
from bot.conversations.staff.sign_ins import SignIns


@dataclass(frozen=True)
class Staff:
    """Accounts, sign-ins and the audit log. Make it with `over`."""

    accounts: Accounts
    sign_ins: SignIns
    audit: AuditLog

    @classmethod
    def over(
        cls, database: ConversationDatabase, rules: SignInRules | None = None, clock: Clock = now, passwords: Passwords | None = None
    ) -> "Staff":
        """The staff of `database`."""
        audit, passwords = AuditLog(database, clock), passwords or Passwords()
        accounts = Accounts(database, audit, passwords, clock)
        return cls(accounts, SignIns(database, audit, passwords, rules or SignInRules(), clock), audit)
