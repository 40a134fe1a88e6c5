"""Streams wake for what is theirs, whoever wrote it."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.web.faults import FaultError
from bot.channels.web.hub import STREAMS, Hub
from bot.conversations.outbox import Said
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import open_conversations


@pytest.fixture
def kept(tmp_path):
    kept = open_conversations(load_settings({}, home=tmp_path))
    for name in ("a", "b"):
        kept.sessions.open(name, "web", "v", timedelta(days=1))
    return kept


@pytest.fixture
def hub(kept):
    return Hub(kept.outbox, "都删了。", poll=0.05)


def test_only_the_streams_of_the_session_wake(hub):
    async def run():
        with hub.listening("a", 0) as one, hub.listening("b", 0) as other:
            hub.wake("a")
            return await one.wait(1), await other.wait(0.05)

    assert asyncio.run(run()) == (True, False)


def test_what_another_process_writes_is_seen(hub, kept):
    async def run():
        watching = asyncio.ensure_future(hub.watch())
        with hub.listening("a", 0) as one, hub.listening("b", 0) as other:
            await asyncio.to_thread(kept.outbox.add, "a", "operator", Said("我来帮您"))
            await asyncio.to_thread(kept.erase, "b")
            found = await one.wait(2), await other.wait(2), one.erased, other.erased
        watching.cancel()
        return found

    assert asyncio.run(run()) == (True, True, None, "都删了。")


def test_a_database_that_is_away_for_a_moment_does_not_end_the_watch(hub, kept, monkeypatch):
    real, calls = kept.outbox.last_numbers, []

    def shaky(names):
        calls.append(names)
        if len(calls) < 3:
            raise ConversationError("away")
        return real(names)

    monkeypatch.setattr(kept.outbox, "last_numbers", shaky)

    async def run():
        watching = asyncio.ensure_future(hub.watch())
        with hub.listening("a", 0) as one:
            kept.outbox.add("a", "operator", Said("我来帮您"))
            found = await one.wait(3)
        watching.cancel()
        return found

    assert asyncio.run(run())


def test_the_farewell_of_the_turn_goes_before_the_general_one(hub):
    with hub.listening("a", 0) as one:
        hub.erase("a", "已删除。")
        hub.erase("a")
        assert one.erased == "已删除。"


def test_a_session_has_so_many_streams_and_no_more_and_closed_ones_are_forgotten(hub):
    def open_all(count):
        if count == 0:
            with pytest.raises(FaultError), hub.listening("a", 0):
                pass
            return
        with hub.listening("a", 0):
            open_all(count - 1)

    open_all(STREAMS)
    assert hub._listeners == {}


def test_a_turn_is_known_while_it_runs(hub):
    hub.begin("a", "c1")
    assert hub.working("a") == "c1"
    hub.end("a")
    assert hub.working("a") is None


def test_when_the_server_stops_every_stream_ends_and_it_waits_for_them(hub):
    async def listen(conversation, gone):
        with hub.listening(conversation, 0) as listener:
            assert await listener.wait(20) and listener.over
            gone.append(conversation)

    async def run():
        gone = []
        streams = [asyncio.ensure_future(listen(name, gone)) for name in ("a", "a", "b")]
        await asyncio.sleep(0)
        await hub.close()
        assert sorted(gone) == ["a", "a", "b"]
        await asyncio.gather(*streams)
        with hub.listening("a", 0) as late:
            return late.over, await late.wait(20)

    assert asyncio.run(asyncio.wait_for(run(), 10)) == (True, False)


def test_a_stream_that_nobody_reads_holds_the_server_up_no_longer_than_agreed(hub, monkeypatch):
    monkeypatch.setattr("bot.channels.web.hub.CLOSING", 0.1)
    with hub.listening("a", 0):
        asyncio.run(asyncio.wait_for(hub.close(), 5))
