"""What workers know of each other's exchanges."""

import asyncio

import pytest

from bot.channels.wechat.exchange import Exchange
from bot.channels.wechat.workers import TURN, Workers
from bot.wechat.incoming import Incoming
from bot.wechat.packet import Packet
from bot.wechat.shared import LocalState
from tests.channels.wechat.conftest import World, run

CONVERSATION = "wechat:oPERSON"


def seconds():
    return asyncio.get_running_loop().time()


def exchange(key="1"):
    return Exchange(key, "oPERSON", CONVERSATION, Incoming("text", "oPERSON", "gh_1", 100, key, text="公租房"))


@pytest.fixture
def two(url):
    def make():
        state = LocalState(seconds)
        storing = World(url).storing
        return Workers(state, storing), Workers(state, storing), storing

    return make


def test_one_answers_and_both_count_its_requests(two):
    async def go():
        one, other, _ = two()
        here, there = exchange(), exchange()
        assert await one.claim(here) and not await other.claim(there) and there.elsewhere
        await one.count(here)
        await other.count(there)
        assert (here.tries, there.tries) == (1, 2)

    run(go())


def test_a_message_waits_for_the_one_before_but_not_for_ever(two):
    async def go():
        one, other, _ = two()
        assert await one.place(exchange("1")) is None and await other.place(exchange("2")) == "1"
        waiting = asyncio.ensure_future(other.wait_for("1"))
        await asyncio.sleep(7)
        assert not waiting.done()
        await one.is_over(exchange("1"))
        await waiting
        assert seconds() < 7.5
        await other.wait_for("2")
        assert TURN <= seconds() - 7 < TURN + 1

    run(go())


def test_what_another_worker_replies_is_taken_over_and_a_promise_of_it_withdrawn(two):
    async def go():
        one, other, storing = two()
        here, there = exchange(), exchange()
        await one.claim(here)
        await other.claim(there)
        there.promised = True
        await storing.promise("1", CONVERSATION, "公租房")
        looking = asyncio.ensure_future(other.look(there))
        await asyncio.sleep(3)
        here.reply = "有规定。"
        await one.replied(here)
        await looking
        assert there.reply == "有规定。" and there.ready.is_set() and storing._pending.state_of("1") is None

    run(go())


def test_what_another_worker_stored_waits_on(two):
    async def go():
        _, other, storing = two()
        there = exchange()
        there.promised = True
        await storing.keep("1", CONVERSATION, Packet(("有规定。",)))
        await other.look(there)
        assert there.stored and there.reply is None and await storing.has("1")

    run(go())


def test_what_was_fetched_meanwhile_is_no_longer_looked_for(two):
    async def go():
        one, other, _ = two()
        await one.is_over(exchange())
        there = exchange()
        await other.look(there)
        assert there.reply == "" and seconds() < 3

    run(go())


def test_a_worker_that_answers_elsewhere_says_nothing_about_the_reply(two):
    async def go():
        one, other, _ = two()
        there = exchange()
        there.elsewhere = True
        await other.replied(there)
        await other.is_over(there)
        assert await one.reply_to(exchange()) == "" and await one._state.get("over:1") is None

    run(go())


@pytest.mark.parametrize(("left", "gone"), [(99.0, False), (100.0, True), (150.0, True)])
def test_who_left_before_they_wrote_is_here(two, left, gone):
    async def go():
        one, other, _ = two()
        assert not await one.has_left(exchange())
        await other.leave(CONVERSATION, left)
        assert await one.has_left(exchange()) is gone

    run(go())
