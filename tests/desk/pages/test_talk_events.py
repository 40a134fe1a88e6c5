"""The streams: everything once and in order over a break, and an end where the page has no business any more."""

import asyncio
import json

import pytest

from bot.conversations.outbox import Said
from bot.conversations.records import Line
from bot.desk.pages import talk_events

AGENT = {"user-agent": "Firefox"}


@pytest.fixture
def operator(open_browser):
    return open_browser("operator")


@pytest.fixture
def number(operator, waiting):
    number = waiting()
    operator.submit(f"/talks/{number}/take")
    return number


@pytest.fixture
def listen(app, operator, monkeypatch):
    """Open a stream as the application does, take what comes until `enough` says so, and break it off."""
    monkeypatch.setattr("bot.desk.talks.streams.BEAT", 0.02)

    def listen(path, enough, headers=(), meanwhile=lambda: None):
        cookie = "; ".join(f"{name}={value}" for name, value in operator.cookies.items())
        sent, found = {"cookie": cookie, **AGENT, **dict(headers)}, []
        where, _, query = path.partition("?")
        scope = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "root_path": "", "query_string": query.encode()}
        scope |= {"path": where, "raw_path": where.encode(), "server": ("testserver", 80), "client": ("127.0.0.1", 1)}
        scope["headers"] = [(name.encode(), value.encode()) for name, value in sent.items()]

        async def go():
            over, began = asyncio.Event(), []

            async def receive():
                if not began:
                    began.append(True)
                    return {"type": "http.request", "body": b"", "more_body": False}
                await over.wait()
                return {"type": "http.disconnect"}

            async def send(message):
                found.extend(events(message.get("body", b"").decode()))
                if len(began) < 2 and found:
                    began.append(True)
                    meanwhile()
                if enough(found):
                    over.set()

            await asyncio.wait_for(app(scope, receive, send), 60)

        asyncio.run(go())
        return found

    return listen


def events(text):
    """Server-sent events: (name, number or None, data)."""
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line and not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], int(lines["id"]) if "id" in lines else None, json.loads(lines["data"])))
    return found


def speakers(found):
    return [data["from"] for name, _, data in found if name == "line"]


def test_lines_come_in_order_and_after_a_break_only_those_that_were_missed(listen, number, kept, app):
    path = f"/talks/{number}/events"
    first = listen(path, lambda found: len(found) == 3)
    assert speakers(first) == ["citizen", "bot", "system"]
    kept.transcript.add("web:u", "web", [Line("citizen", "在吗")])
    app.state.desk.live.take_over.write(number, "operator", Said("在。"))
    missed = listen(path, lambda found: len(found) == 2, {"last-event-id": str(first[-1][1])})
    assert speakers(missed) == ["citizen", "operator"] and "在吗" in missed[0][2]["html"]
    assert [one[1] for one in first + missed] == sorted({one[1] for one in first + missed})
    assert listen(f"{path}?after={first[-1][1]}", lambda found: len(found) == 2) == missed


def test_a_talk_that_is_over_ends_its_stream(listen, number, app):
    steps = app.state.desk.live.take_over
    found = listen(f"/talks/{number}/events", lambda found: False, meanwhile=lambda: steps.close(number, "operator", "solved"))
    assert found[-1][0] == "over" and "这次人工服务结束了" in found[-2][2]["html"]


def test_a_session_that_is_over_ends_it_and_an_open_page_does_not_keep_it(listen, number, clock):
    found = listen(f"/talks/{number}/events", lambda found: False, meanwhile=lambda: clock.move(minutes=61))
    assert found[-1][0] == "over"


def test_the_queue_is_told_anew_when_it_changes(listen, waiting, number):
    found = listen("/talks/events", lambda found: len(found) == 2, meanwhile=lambda: waiting("web:v"))
    assert [data["status"] for _, _, data in found] == ["0 人在等，您手上有 1 个对话。", "1 人在等，您手上有 1 个对话。"]


def test_a_database_that_is_away_for_a_while_loses_nothing(listen, number, kept, monkeypatch):
    from bot.errors import ConversationError

    read, failed = talk_events._lines, []

    def fails_once(*given):
        if not failed:
            failed.append(True)
            raise ConversationError("gone")
        return read(*given)

    monkeypatch.setattr(talk_events, "_lines", fails_once)
    assert speakers(listen(f"/talks/{number}/events", lambda found: len(found) == 3)) == ["citizen", "bot", "system"]


def test_strangers_and_colleagues_get_no_stream(open_browser, number):
    assert open_browser().get(f"/talks/{number}/events").status_code == 303
    assert open_browser("admin").get(f"/talks/{number}/events").status_code == 409
