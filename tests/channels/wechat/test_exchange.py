"""The state of one message."""

import asyncio

from bot.channels.wechat.exchange import HOLD, SILENCE, TRIES, Exchange, Reply
from bot.channels.wechat.hearing import Heard
from bot.wechat.incoming import Incoming
from bot.wechat.packet import Packet

MESSAGE = Incoming("text", "o1", "gh_1", 1000, "1", text="公租房")


def test_a_reply_without_text_is_silence():
    assert Reply.of("") is SILENCE and Reply.of(None) is SILENCE and Reply.of("有").text == "有" and HOLD.kind == "hold"


def test_the_last_try_is_known_by_count_or_by_age():
    by_count, by_age = (Exchange("1", "o1", "wechat:o1", MESSAGE) for _ in range(2))
    for _ in range(TRIES):
        by_count.tried(1000.5)
    by_age.tried(1010.0)
    assert by_count.tries == by_age.tries == TRIES


def test_the_question_is_what_was_meant_where_that_is_known():
    exchange = Exchange("1", "o1", "wechat:o1", MESSAGE)
    assert exchange.question == "公租房"
    exchange.heard = Heard(ask="要什么材料？")
    assert exchange.question == "要什么材料？" and Exchange("1", "o1", "c").question == ""


def test_what_nobody_took_is_passed_on_once():
    exchange = Exchange("1", "o1", "c", MESSAGE)
    exchange.offer(Packet(("有",)))
    assert exchange.unclaimed() == Packet(("有",)) and exchange.unclaimed() is None and exchange.passed_on
    replied = Exchange("1", "o1", "c", MESSAGE, reply="有", rest=Packet(("余",)))
    assert replied.unclaimed() == Packet(("余",))


def test_it_is_settled_when_a_request_took_it_or_none_waits():
    async def go():
        exchange = Exchange("1", "o1", "c", MESSAGE, waiting=2)
        settled = asyncio.ensure_future(exchange.settled())
        exchange.release()
        await asyncio.sleep(0)
        assert not settled.done()
        exchange.release()
        await asyncio.wait_for(settled, 1)

    asyncio.run(go())
