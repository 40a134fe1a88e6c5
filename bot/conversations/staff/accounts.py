"""Accounts: made, changed and shut by an admin, each step with its line in the audit log. None is ever deleted: the log names them."""

import re
import unicodedata
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.staff.attempts import key_of
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.passwords import Passwords, weakness
from bot.conversations.staff.records import ROLES, Account, Clock, Role
from bot.conversations.staff.tables import accounts, attempts, desk_sessions
from bot.errors import AccountError

NAME = re.compile(r"[\w.-]{2,40}")
LONGEST_LABEL = 40


class Accounts:
    """Reads and writes accounts. `by` is the name of who does it."""

    def __init__(self, database: ConversationDatabase, audit: AuditLog, passwords: Passwords, clock: Clock = now) -> None:
        self._database, self._audit, self._passwords, self._clock = database, audit, passwords, clock

    def all(self) -> list[Account]:
        """All accounts by name."""
        with self._database.reading() as connection:
            return [account_of(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]

    def get(self, name: str) -> Account:
        """The account `name`; raises `AccountError` where there is none."""
        with self._database.reading() as connection:
            return _get(connection, folded(name))

    def add(
        self, name: str, label: str, role: str, password: str, by: str, region_code: str | None = None, must_change: bool = True
    ) -> Account:
        """A new account; raises `AccountError` for a name that is taken or cannot be one, or a password that is too simple."""
        name, label = folded(name), label.strip() or name.strip()
        if not NAME.fullmatch(name) or len(label) > LONGEST_LABEL:
            raise AccountError(name, "登录名要用 2 到 40 个字母、汉字、数字、点或横线，姓名不超过 40 个字")
        stored = self._hashed(name, password)
        values = {"name": name, "label": label, "role": _role(name, role), "region_code": region_code, "password": stored}
        with self._database.writing() as connection:
            if connection.execute(select(accounts.c.id).where(accounts.c.name == name)).first():
                raise AccountError(name, "这个登录名已经有人用，请换一个")
            connection.execute(insert(accounts).values(**values, must_change=must_change, active=True, created_at=self._clock()))
            self._audit.append(connection, by, "account_added", name, role=role, region=region_code)
            return _get(connection, name)

    def set_role(self, name: str, role: str, by: str) -> None:
        """Give another role; the account's sessions end. Raises `AccountError` where nobody would be admin any more."""
        self._change(folded(name), by, "role_changed", {"role": _role(name, role)}, role=role)

    def set_region(self, name: str, region_code: str | None, by: str) -> None:
        """Give another place to work for; the account's sessions end."""
        self._change(folded(name), by, "region_changed", {"region_code": region_code}, region=region_code)

    def set_active(self, name: str, active: bool, by: str) -> None:
        """Shut an account or open it again; its sessions end. Raises `AccountError` where nobody would be admin any more."""
        self._change(folded(name), by, "account_opened" if active else "account_shut", {"active": active})

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give another password; all sessions of the account end. Where somebody else gives it, it must be changed at the next
        sign-in. A name that was shut for failures is open again.
        """
        name = folded(name)
        values = {"password": self._hashed(name, password), "must_change": by != name}
        self._change(name, by, "password_changed", values)

    def password_fits(self, name: str, password: str) -> bool:
        """Whether `password` is that of the account."""
        with self._database.reading() as connection:
            stored = connection.execute(select(accounts.c.password).where(accounts.c.name == folded(name))).scalar()
        return self._passwords.fits(stored, password)

    def _hashed(self, name: str, password: str) -> str:
        if why := weakness(password, name):
            raise AccountError(name, why)
        return self._passwords.hash(password)

    def _change(self, name: str, by: str, action: str, values: dict[str, Any], **details: Any) -> None:
        with self._database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE")  # two admins may shut each other
            before = _get(connection, name)
            connection.execute(update(accounts).where(accounts.c.name == name).values(**values))
            if before.role == "admin" and before.active and not _admins(connection):
                raise AccountError(name, "这是最后一个管理员，请先让别人当管理员")
            connection.execute(delete(desk_sessions).where(desk_sessions.c.account_id == before.number))
            if "password" in values:
                connection.execute(delete(attempts).where(attempts.c.key == key_of(name)))
            self._audit.append(connection, by, action, name, **details)


def folded(name: str) -> str:
    """A login name as it is stored: width and case do not count."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def account_of(row: Any) -> Account:
    """The account that a row holds."""
    return Account(row.id, row.name, row.label, row.role, row.region_code, row.active, row.must_change)


def _get(connection: Connection, name: str) -> Account:
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    if row is None:
        raise AccountError(name, "没有这个账号，请在账号页上看")
    return account_of(row)


def _role(name: str, role: str) -> Role:
    known = next((one for one in ROLES if one == role), None)
    if known is None:
        raise AccountError(name, f"角色只能是 {'、'.join(ROLES)}")
    return known


def _admins(connection: Connection) -> int:
    query = select(func.count()).where(accounts.c.role == "admin", accounts.c.active.is_(True))
    return int(connection.execute(query).scalar_one())
