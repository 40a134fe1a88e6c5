"""Sessions are opened after consent, found again, and end on their day."""

from datetime import datetime, timedelta

import pytest

from bot.conversations import sessions as module
from bot.conversations.sessions import Sessions


@pytest.fixture
def sessions(database):
    return Sessions(database)


def test_a_session_is_found_again_as_it_was_opened(sessions):
    opened = sessions.open("web:a", "web", "2026-11-22", timedelta(days=30), "150200")
    assert sessions.get("web:a") == opened
    assert (opened.expires_at - opened.opened_at, opened.region_code) == (timedelta(days=30), "150200")
    assert sessions.get("web:b") is None


def test_a_session_ends_on_its_day(sessions, monkeypatch):
    sessions.open("web:short", "web", "v", timedelta(days=1))
    sessions.open("web:long", "web", "v", timedelta(days=3))
    assert sessions.ended() == []
    later = datetime.now() + timedelta(days=2)
    monkeypatch.setattr(module, "now", lambda: later)
    assert sessions.ended() == ["web:short"]
