"""People of the desk and what they did, as plain records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

Role = Literal["operator", "editor", "auditor", "admin"]
Right = Literal["look_up", "edit_policies", "take_over", "read_figures", "read_audit", "manage_accounts", "switch_bot"]
ROLES: Mapping[Role, str] = {"operator": "话务员", "editor": "编辑", "auditor": "审计员", "admin": "管理员"}
"""The roles, and what they are called."""
RIGHTS: Mapping[Right, frozenset[Role]] = {
    "look_up": frozenset(ROLES),
    "take_over": frozenset({"operator", "admin"}),
    "read_figures": frozenset({"editor", "auditor", "admin"}),
    "edit_policies": frozenset({"editor", "admin"}),
    "read_audit": frozenset({"auditor", "admin"}),
    "manage_accounts": frozenset({"admin"}),
    "switch_bot": frozenset({"admin"}),
}
"""Who may do what: the one table that pages, menu and tests read."""

Clock = Callable[[], datetime]
"""Gives the time: UTC, without zone."""


@dataclass(frozen=True)
class SignInRules:
    """A session ends `idle` after its last request and `life` after its first.

    After `failures` wrong passwords in a row a name is shut for `lock`.
    """

    idle: timedelta = timedelta(minutes=60)
    life: timedelta = timedelta(hours=12)
    failures: int = 5
    lock: timedelta = timedelta(minutes=15)


@dataclass(frozen=True)
class Account:
    """Somebody who may use the desk: `name` to sign in with, `label` for others to read, `region_code` the place that they work for.

    `must_change` says that the password was given by somebody else.
    """

    number: int
    name: str
    label: str
    role: Role
    region_code: str | None
    active: bool
    must_change: bool

    def may(self, right: Right) -> bool:
        """Whether the role has `right`."""
        return self.role in RIGHTS[right]


@dataclass(frozen=True)
class Entry:
    """A line of the audit log: who did what to which thing. `details` hold nothing of a citizen. `hash` covers it and all before it."""

    number: int
    at: datetime
    actor: str
    action: str
    target: str
    details: Mapping[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True)
class Checked:
    """What a check of the log found: how many lines, the hash of the last good one, the number of the first bad one (None: all good)."""

    lines: int
    head: str
    broken: int | None
