"""The staff of a database of this test's own, a clock that is moved by hand, and passwords that are quick to check."""

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher

from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.records import SignInRules
from bot.conversations.staff.staff import Staff

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
GOOD = "雨后 7 lanterns"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.at = datetime(2026, 11, 22, 9, 0)

    def __call__(self):
        return self.at

    def move(self, **more):
        self.at += timedelta(**more)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def staff(database, clock):
    opened = Staff.over(database, SignInRules(failures=3), clock, Passwords(QUICK))
    opened.accounts.add("root", "根", "admin", GOOD, "命令行", must_change=False)
    return opened


@pytest.fixture
def actions(staff):
    """What the log holds, the oldest first."""
    return lambda: [(one.actor, one.action, one.target) for one in reversed(staff.audit.entries(limit=1000))]
