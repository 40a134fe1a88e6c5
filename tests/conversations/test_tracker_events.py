"""The events of Rasa's tracker: those of the last session, in order, all or none."""

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations.database import open_tracker_database
from bot.conversations.tracker_events import add_events, delete_events, events, events_of_session


@pytest.fixture
def tracker(database_url):
    database = open_tracker_database(database_url, 1_000)
    events.metadata.create_all(database)
    yield database
    database.dispose()


def row(data, kind="user", at=1.0, sender="u"):
    return {"sender_id": sender, "type_name": kind, "timestamp": at, "intent_name": None, "action_name": None, "data": data}


def test_events_come_back_in_the_order_in_which_they_were_written(tracker):
    add_events(tracker, [row("a", at=2.0), row("b", at=1.0), row("别人", sender="v")])
    add_events(tracker, [row("c", at=2.0)])
    assert events_of_session(tracker, "u") == ["a", "b", "c"]
    assert events_of_session(tracker, "nobody") == []


def test_only_the_last_session_is_read(tracker):
    add_events(tracker, [row("s1", "session_started", 1.0), row("a", at=2.0), row("s2", "session_started", 3.0), row("b", at=4.0)])
    assert events_of_session(tracker, "u") == ["s2", "b"]


def test_no_rows_write_nothing(tracker):
    add_events(tracker, [])
    assert events_of_session(tracker, "u") == []


def test_a_write_that_fails_leaves_nothing(tracker):
    with pytest.raises(SQLAlchemyError):
        add_events(tracker, [row("a"), row("b") | {"data": object()}])
    assert events_of_session(tracker, "u") == []


def test_one_sender_is_deleted(tracker):
    add_events(tracker, [row("a"), row("别人", sender="v")])
    delete_events(tracker, "u")
    assert events_of_session(tracker, "u") == [] and events_of_session(tracker, "v") == ["别人"]
