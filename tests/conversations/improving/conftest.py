"""What is to be made better, over a database of this test's own and a clock that stands still."""

from datetime import datetime

import pytest

from bot.conversations.improving.improving import Improving
from bot.conversations.staff.audit import AuditLog

NOW = datetime(2026, 11, 22, 9, 0)


@pytest.fixture
def improving(database):
    return Improving.over(database, lambda: NOW)


@pytest.fixture
def logged(database):
    """What the log holds, the oldest first."""
    return lambda: [(one.actor, one.action, one.target) for one in reversed(AuditLog(database).entries(limit=1000))]
