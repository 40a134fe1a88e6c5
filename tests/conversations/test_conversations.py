"""The books lie in one database, and are wiped together."""

from datetime import timedelta

from bot.conversations.conversations import Conversations
from bot.conversations.records import Line
from bot.errors import UnknownSessionError


def test_what_is_erased_is_gone_from_every_book(tmp_path):
    kept = Conversations.open(f"sqlite:///{tmp_path}/conversations.db")
    kept.sessions.open("web:a", "web", "v", timedelta(days=1))
    kept.outbox.accept("web:a", "c1", "你好")
    kept.transcript.add("web:a", "web", [Line("citizen", "你好")])
    kept.erase("web:a")
    assert kept.sessions.get("web:a") is None and kept.transcript.of("web:a") == []
    try:
        kept.outbox.after("web:a", 0)
    except UnknownSessionError:
        return
    raise AssertionError("the session is still there")


def test_nothing_is_connected_to_before_its_first_use(tmp_path):
    Conversations.open(f"sqlite:///{tmp_path}/conversations.db")
    assert not (tmp_path / "conversations.db").exists()
