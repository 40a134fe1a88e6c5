"""The tracker outlives the process, and what was wiped is not written again."""

import asyncio
import sqlite3
import time
from contextlib import closing

import pytest

from bot.nlu import hollow

hollow.install()


@pytest.fixture
def domain():
    from rasa.shared.core.domain import Domain

    return Domain.from_dict({"version": "3.1", "intents": ["delete_record"], "actions": ["action_erase"]})


@pytest.fixture
def open_store(domain, tmp_path):
    from bot.brokers.tracker_store import ErasingTrackerStore

    return lambda: ErasingTrackerStore(domain=domain, host=f"sqlite:///{tmp_path}/conversations.db")


def saved(store, sender, *events):
    async def save():
        tracker = await store.get_or_create_tracker(sender)
        for event in events:
            tracker.update(event)
        await store.save(tracker)

    asyncio.run(save())


def texts(store, sender):
    from rasa.shared.core.events import UserUttered

    tracker = asyncio.run(store.retrieve(sender))
    return [event.text for event in tracker.events if isinstance(event, UserUttered)] if tracker else None


def bot(**custom):
    from rasa.shared.core.events import BotUttered

    return BotUttered("…", {"custom": custom} if custom else None)


def user(text):
    from rasa.shared.core.events import UserUttered

    return UserUttered(text)


def test_another_process_goes_on_where_one_stopped(open_store):
    saved(open_store(), "u", user("包头公租房"), bot(answer={"id": "a"}))
    assert texts(open_store(), "u") == ["包头公租房"]


def test_a_turn_that_wipes_deletes_all_of_it_and_nothing_of_others(open_store):
    store = open_store()
    saved(store, "u", user("包头公租房"), bot())
    saved(store, "v", user("别人的话"), bot())
    saved(store, "u", user("删除我的记录"), bot(erased=True))
    assert texts(store, "u") is None and texts(store, "v") == ["别人的话"]


def test_the_next_conversation_begins_with_nothing(open_store):
    store = open_store()
    saved(store, "u", user("删除我的记录"), bot(erased=True))
    saved(store, "u", user("南通公租房"), bot())
    assert texts(store, "u") == ["南通公租房"]


def test_only_the_reply_to_the_latest_message_counts(open_store):
    from bot.brokers.tracker_store import wipes

    store = open_store()
    tracker = asyncio.run(store.get_or_create_tracker("u"))
    for event in (user("删除我的记录"), bot(erased=True), user("包头公租房"), bot()):
        tracker.update(event)
    assert not wipes(tracker)


def test_rasa_finds_the_store_by_the_name_in_the_endpoints(domain, tmp_path, monkeypatch):
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    from bot.brokers.tracker_store import ErasingTrackerStore
    from bot.settings import ROOT

    monkeypatch.setenv("XINSHIMIN_CONVERSATIONS_URL", f"sqlite:///{tmp_path}/c.db")
    monkeypatch.setenv("XINSHIMIN_ACTIONS_PORT", "5055")
    found = TrackerStore.create(AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).tracker_store, domain)
    assert isinstance(found, ErasingTrackerStore) and (tmp_path / "c.db").is_file()


def test_a_file_that_somebody_holds_is_not_waited_for_long(open_store, tmp_path):
    store = open_store()
    with closing(sqlite3.connect(tmp_path / "conversations.db", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        with pytest.raises(Exception, match="locked"):
            saved(store, "u", user("包头"))
        assert time.monotonic() - started < 3


def test_of_a_turn_that_told_something_sensitive_only_what_may_be_kept_is_written(open_store):
    from rasa.shared.core.events import SlotSet, UserUttered

    words = "我有二级残疾"
    saved(open_store(), "u", UserUttered(words, metadata={"kept_as": "我［健康情况］"}, parse_data={"text": words}), bot())
    saved(open_store(), "u", user("有的"), SlotSet("topic", "pension"), bot(answer={"id": "a"}, withheld=True))
    saved(open_store(), "u", UserUttered("我有三级残疾", metadata={"keeps_sensitive": True}), bot())
    assert texts(open_store(), "u") == ["我［健康情况］", "［没有保存］", "我有三级残疾"]


@pytest.mark.parametrize("holds", [True, False])
def test_facts_that_wait_for_a_consent_are_written_only_where_it_is_waited_for(open_store, holds):
    from rasa.shared.core.events import SlotSet, UserUttered

    told = {"told": {}, "running": None, "region": None, "paused": None}
    value = {**told, "held": {**told, "told": {"asker": {"disabled": True}}}}
    more = {"kept_as": "我［健康情况］"} | ({"holds_sensitive": True} if holds else {})
    saved(open_store(), "u", UserUttered("我有残疾证", metadata=more), SlotSet("precheck", value), bot())
    saved(open_store(), "u", user("包头"), bot())
    tracker = asyncio.run(open_store().retrieve("u"))
    (found,) = [event.value for event in tracker.events if isinstance(event, SlotSet) and event.key == "precheck"]
    assert found == (value if holds else told)


def test_what_was_told_without_consent_stands_nowhere_in_the_file(open_store, tmp_path):
    from rasa.shared.core.events import UserUttered

    store = open_store()
    saved(store, "u", UserUttered("我有二级残疾", metadata={"kept_as": "我［健康情况］"}), bot())
    with closing(sqlite3.connect(tmp_path / "conversations.db")) as database:
        written = "".join(data for (data,) in database.execute("SELECT data FROM events"))
    assert "u5065" in written and "\\u4e8c\\u7ea7" not in written, "as JSON writes 健 and 二级"
