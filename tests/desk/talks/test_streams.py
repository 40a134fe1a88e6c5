"""Events in order, a sign of life, and an end."""

import asyncio
import time

import pytest

from bot.desk.talks import streams
from bot.desk.talks.streams import HEARTBEAT, OPENING, Event, News, number_in, stream
from bot.desk.talks.watch import Listener


def test_an_event_is_one_block_whatever_it_says():
    assert Event("line", {"html": "一\n二"}, 7).sent() == 'id: 7\nevent: line\ndata: {"html": "一\\n二"}\n\n'
    assert Event("over").sent() == "event: over\ndata: {}\n\n"


@pytest.mark.parametrize(
    ("given", "number"), [((None, "5"), 5), (("7", "5"), 7), (("x", "5"), 5), (("²", None), 0), ((str(2**40),), 0), ((), 0)]
)
def test_a_page_goes_on_after_the_first_number_that_is_one(given, number):
    assert number_in(*given) == number


def test_news_come_when_the_listener_is_woken_and_between_them_signs_of_life(monkeypatch):
    monkeypatch.setattr(streams, "BEAT", 0.05)
    told = [News([Event("line", number=1)]), News([]), News([Event("line", number=2)], over=True)]

    async def news():
        return told.pop(0)

    async def go():
        listener = Listener("web:u")
        found = []
        async for piece in stream(listener, news):
            found.append(piece)
            if piece == HEARTBEAT:
                listener.call.set()
        return found

    beats = [piece for piece in asyncio.run(go()) if piece != HEARTBEAT]
    assert beats == [OPENING, Event("line", number=1).sent(), Event("line", number=2).sent()] and told == []


def test_a_page_that_is_woken_all_the_time_is_told_at_most_once_in_a_while():
    told, listener = [News([]), News([]), News([], over=True)], Listener(None)

    async def news():
        listener.call.set()
        return told.pop(0)

    async def go():
        return [piece async for piece in stream(listener, news, pause=0.1)]

    began = time.monotonic()
    assert asyncio.run(go()) == [OPENING] and time.monotonic() - began >= 0.2
