"""The books lie in one database, and are wiped together."""

import json
from datetime import timedelta

from sqlalchemy import insert, select, update

from bot.answer.sensitive.cleaning import Cleaner
from bot.conversations.conversations import Conversations
from bot.conversations.records import Line, now
from bot.conversations.tables import consents
from bot.conversations.tracker_events import events
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


def test_what_waited_for_a_consent_is_taken_out_and_the_rest_stays(tmp_path):
    kept = Conversations.open(f"sqlite:///{tmp_path}/conversations.db")
    told = {"told": {"asker": {"veteran": True}}, "running": None, "region": None, "paused": None}
    slot = {
        "event": "slot",
        "name": "precheck",
        "value": {**told, "held": {**told, "told": {"asker": {"disabled": True, "veteran": True}}}},
    }
    for name in ("web:old", "web:new"):
        kept.consents.note(name, "due", "1")
        with kept.database.writing() as connection:
            events.metadata.create_all(connection)
            connection.execute(insert(events).values(sender_id=name, data=json.dumps(slot)))
            old = update(consents).where(consents.c.conversation == "web:old")
            connection.execute(old.values(at=now() - timedelta(hours=1)))
    assert kept.let_go(Cleaner.open(), now() - timedelta(minutes=50)) == 1
    with kept.database.reading() as connection:
        found = {row.sender_id: json.loads(row.data)["value"] for row in connection.execute(select(events.c.sender_id, events.c.data))}
    assert found == {"web:old": told, "web:new": slot["value"]}
    assert kept.consents.of("web:old") is None and kept.let_go(Cleaner.open(), now() - timedelta(minutes=50)) == 0
