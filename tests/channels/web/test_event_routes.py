"""Everything that is said comes to every open window, in order, once, and again after a break."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest
from sanic import Sanic

from bot.channels.web import event_routes
from bot.channels.web.hub import STREAMS, Hub
from bot.conversations.outbox import Outbox, Said


def slowly(agent, seconds):
    async def does(message):
        await asyncio.sleep(seconds)
        await agent.says_so(message)

    agent.does = does


def test_a_turn_is_streamed_as_it_goes(visitor, agent):
    slowly(agent, 0.3)
    with visitor.stream() as events:
        visitor.say("包头公租房", "c1")
        kinds = [next(events) for _ in range(3)]
    assert [(kind, number) for kind, number, _ in kinds] == [("message", 1), ("working", None), ("message", 2)]
    assert kinds[1][2] == {"reply_to": "c1"} and kinds[2][2]["reply_to"] == "c1" and kinds[2][2]["last"]


def test_a_reconnect_goes_on_where_it_stopped(visitor):
    for number in range(3):
        visitor.say(f"第{number}句", f"c{number}")
    visitor.until_answered("c2")
    with visitor.stream(after=4) as events:
        assert [next(events)[1] for _ in range(2)] == [5, 6]
    with visitor.stream() as events:
        assert [next(events)[1] for _ in range(6)] == [1, 2, 3, 4, 5, 6]
    assert [event["seq"] for event in visitor.events(after=5)["events"]] == [6]


def test_two_windows_show_the_same(visitor):
    with visitor.stream() as one, visitor.stream() as other:
        visitor.say("包头公租房", "c1")
        seen = [[event for event in (next(stream) for _ in range(3)) if event[0] == "message"] for stream in (one, other)]
    assert seen[0] == seen[1] and len(seen[0]) == 2


def test_a_window_opened_during_a_turn_hears_that_it_runs(visitor, agent):
    slowly(agent, 0.6)
    visitor.say("包头公租房", "c1")
    time.sleep(0.2)
    assert visitor.events()["working"] == "c1"
    with visitor.stream() as events:
        assert [next(events)[0] for _ in range(3)] == ["message", "working", "message"]
    assert visitor.events()["working"] is None


def test_asking_again_and_again_waits_for_news(visitor, agent):
    slowly(agent, 1)
    visitor.say("包头公租房", "c1")
    started = time.monotonic()
    found = [visitor.events(after=1, wait=10)]
    while not found[-1]["events"]:
        assert len(found) < 3 and found[-1]["working"] == "c1"  # that the turn has begun is news too
        found.append(visitor.events(after=1, wait=10))
    assert [event["from"] for event in found[-1]["events"]] == ["bot"] and time.monotonic() - started < 4
    for _ in range(2):  # that the turn has ended is news too
        started = time.monotonic()
        nothing = visitor.events(after=2, wait=1)
        took = time.monotonic() - started
        if took >= 0.9:
            break
    assert nothing == {"events": [], "working": None, "erased": False}
    assert 0.9 <= took < 3


def test_what_the_desk_writes_comes_within_two_seconds(visitor, kept):
    with visitor.stream() as events:
        started = time.monotonic()
        Outbox(kept.database).add(visitor.session, "operator", Said("我是话务员，我来帮您。"))
        kind, number, data = next(events)
    assert (kind, number, data["from"]) == ("message", 1, "operator") and time.monotonic() - started < 2


def test_erasing_is_told_to_every_window(visitor):
    with visitor.stream() as one, visitor.stream() as other:
        visitor.request("DELETE", "/session")
        for stream in (one, other):
            kind, _, data = next(stream)
            assert kind == "erased" and "已删除" in data["text"]
            assert next(stream, None) is None


def test_a_citizen_who_asks_for_it_in_words_is_erased_in_every_window(visitor, agent, kept):
    async def wipes(message):
        await message.output_channel.send_text_message(message.sender_id, "已删除，都没有了。")
        await message.output_channel.send_custom_json(message.sender_id, {"erased": True})

    agent.does = wipes
    with visitor.stream() as events:
        visitor.say("删除我的记录", "c1")
        (farewell,) = [data for kind, _, data in events if kind == "erased"]
    assert farewell == {"text": "已删除，都没有了。"}
    assert visitor.request("GET", "/events").json()["code"] == "session_unknown" and kept.transcript.of(visitor.session) == []


def test_a_session_that_others_erased_is_told_too(visitor, kept):
    with visitor.stream() as events:
        kept.erase(visitor.session)
        assert next(events)[0] == "erased"


def test_a_quiet_stream_shows_that_it_lives_longer_than_any_time_limit(visitor, monkeypatch):
    monkeypatch.setattr(event_routes, "BEAT", 0.3)
    monkeypatch.setattr(Sanic.get_app("rasa_core_no_api").config, "RESPONSE_TIMEOUT", 1.0)
    with visitor.stream() as events:
        started = time.monotonic()
        while time.monotonic() - started < 2.5:
            assert next(events) == ("heartbeat", None, None)


def test_a_session_has_ten_windows_at_most_and_closed_ones_do_not_count(visitor):
    streams = [visitor.stream() for _ in range(STREAMS)]
    for stream in streams:
        stream.__enter__()
    refused = visitor.request("GET", "/events", headers={"Accept": "text/event-stream"})
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
    for stream in streams:
        stream.__exit__(None, None, None)
    deadline = time.monotonic() + 10
    while visitor.request("GET", "/events").status_code == 429:
        assert time.monotonic() < deadline
        time.sleep(0.1)


class Written:
    """A request that keeps what is written in reply."""

    def __init__(self):
        self.headers, self.written = {}, []

    async def respond(self, **given):
        return self

    async def send(self, text):
        self.written.append(text)

    async def eof(self):
        self.written.append("end")


def test_when_the_server_stops_a_stream_gives_what_is_there_and_ends(visitor, kept):
    """The server of these tests goes on, so the route's own stream is run beside it."""
    hub = Hub(kept.outbox, "都删了。")

    async def run():
        reply = Written()
        with hub.listening(visitor.session, 0) as listener:
            stream = asyncio.ensure_future(event_routes._stream(reply, SimpleNamespace(kept=kept, hub=hub), listener))
            await asyncio.sleep(0.3)
            kept.outbox.add(visitor.session, "operator", Said("我来帮您"))
            closing = asyncio.ensure_future(hub.close())
            await asyncio.wait_for(stream, 8)  # a sign of life would come after fifteen
        await closing
        return reply.written

    opening, said, end = asyncio.run(run())
    assert opening.startswith("retry:") and "我来帮您" in said and end == "end"


@pytest.mark.parametrize("query", ["after=-1", "after=x", "after=1.5", "after=99999999999999999999", "wait=26", "wait=-1", "after=٣"])
def test_a_number_that_is_none_is_refused(visitor, query):
    reply = visitor.request("GET", f"/events?{query}")
    assert (reply.status_code, reply.json()["code"]) == (400, "bad_request")


def test_many_visitors_hear_only_their_own(stranger, channels):
    visitors = [type(stranger)(channels[1]).open() for _ in range(8)]

    def talk(number):
        visitors[number].say(f"我是{number}号", f"c{number}")
        visitors[number].until_answered(f"c{number}")

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, visitor in enumerate(visitors):
        assert [event["text"] for event in visitor.events()["events"]] == [f"我是{number}号", "收到"]
