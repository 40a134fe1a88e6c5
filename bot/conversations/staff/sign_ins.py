"""Sign-ins: a right password opens a session, which ends when it is idle, old, closed, or shown by another browser."""

import hashlib
import math
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.staff.accounts import NAME, account_of, folded
from bot.conversations.staff.attempts import Attempts, key_of
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.records import Account, Clock, SignInRules
from bot.conversations.staff.tables import accounts, desk_sessions
from bot.errors import SignInError

TOUCH = timedelta(seconds=30)  # how often it is written down that a session is in use
OFFICE = 20  # people behind one address: so many times the failures of a name are allowed to it
NOBODY = "—"


class SignIns:
    """Opens, finds and closes sessions. A token is known to the browser alone; here stands its digest."""

    def __init__(
        self, database: ConversationDatabase, audit: AuditLog, passwords: Passwords, rules: SignInRules, clock: Clock = now
    ) -> None:
        self._database, self._audit, self._passwords, self._rules, self._clock = database, audit, passwords, rules, clock
        self._attempts = Attempts(database, rules.lock, clock)

    def open(self, name: str, password: str, browser: str, address: str) -> str:
        """Sign in from `address` with what the browser calls itself; return the session's token.

        Raises `SignInError` for a wrong name or password, and where there were too many of them.
        """
        row = self._right(name, password, address)
        return self._opened(account_of(row), row.password, password, browser, address)

    def confirm(self, name: str, password: str, address: str) -> None:
        """Let somebody who is signed in show the password once more; raises `SignInError` as `open` does."""
        self._right(name, password, address)

    def _right(self, name: str, password: str, address: str) -> Any:
        """The row of the account whose name and password these are."""
        name = folded(name) if NAME.fullmatch(folded(name)) else ""
        keys = {key_of(name): self._rules.failures, f"address:{address[:60]}": self._rules.failures * OFFICE}
        if left := self._attempts.begin(keys):
            raise SignInError(math.ceil(left / 60))
        with self._database.reading() as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
        active = row is not None and row.active
        if not self._passwords.fits(row.password if row and active else None, password) or row is None:
            self._audit.write(NOBODY, "sign_in_failed", name if row else "", address=address)
            raise SignInError()
        self._attempts.succeeded(*keys)
        return row

    def _opened(self, account: Account, stored: str, password: str, browser: str, address: str) -> str:
        token, at = secrets.token_urlsafe(32), self._clock()
        renewed = self._passwords.hash(password) if self._passwords.is_stale(stored) else None
        row = {"digest": digest_of(token), "account_id": account.number, "browser": digest_of(browser), "opened_at": at, "seen_at": at}
        with self._database.writing() as connection:
            if renewed:
                connection.execute(update(accounts).where(accounts.c.id == account.number).values(password=renewed))
            connection.execute(delete(desk_sessions).where(self._over(at)))
            connection.execute(insert(desk_sessions).values(**row))
            self._audit.append(connection, account.name, "signed_in", address=address)
        return token

    def present(self) -> set[str]:
        """Names of the accounts that are signed in now."""
        live = select(accounts.c.name).join(desk_sessions).where(~self._over(self._clock()), accounts.c.active.is_(True))
        with self._database.reading() as connection:
            return set(connection.execute(live).scalars())

    def find(self, token: str, browser: str, touch: bool = True) -> Account | None:
        """Whose session `token` opens; None for none, or one that is over. One that another browser shows is closed, and logged.

        Without `touch` the session counts as no more in use than it was: for what a page asks by itself.
        """
        if not token:
            return None
        digest, at = digest_of(token), self._clock()
        mine = select(accounts, desk_sessions).join(desk_sessions).where(desk_sessions.c.digest == digest, ~self._over(at))
        with self._database.reading() as connection:
            row = connection.execute(mine.where(accounts.c.active.is_(True))).first()
        if row is None:
            return None
        if row.browser != digest_of(browser):
            self._close(digest, row.name, "session_refused")
            return None
        if touch and at - row.seen_at > TOUCH:
            with self._database.writing() as connection:
                connection.execute(update(desk_sessions).where(desk_sessions.c.digest == digest).values(seen_at=at))
        return account_of(row)

    def close(self, token: str, account: Account) -> None:
        """Sign out."""
        self._close(digest_of(token), account.name, "signed_out")

    def _close(self, digest: str, actor: str, action: str) -> None:
        with self._database.writing() as connection:
            if _delete(connection, digest):
                self._audit.append(connection, actor, action)

    def _over(self, at: datetime) -> Any:
        return or_(desk_sessions.c.seen_at <= at - self._rules.idle, desk_sessions.c.opened_at <= at - self._rules.life)


def digest_of(text: str) -> str:
    """What is stored of a secret with enough chance in it to need no salt."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _delete(connection: Connection, digest: str) -> bool:
    return bool(connection.execute(delete(desk_sessions).where(desk_sessions.c.digest == digest)).rowcount)
