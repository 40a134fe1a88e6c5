"""Turns of one person's messages: in one process, over a real Redis, with workers that die and with a Redis that does."""

import asyncio
import subprocess
import sys
import time
from contextlib import asynccontextmanager, suppress

import pytest
from rasa.core.lock_store import LockStore

from bot.brokers import lock_store as module
from bot.brokers.lock_store import LEASE, PREFIX, LocalTurns, SharedTurns, TurnLockStore
from bot.settings import ROOT
from tests.wechat.servers import redis_running


@asynccontextmanager
async def workers(url, count):
    found = [SharedTurns(url) if url else LocalTurns() for _ in range(count)]
    try:
        yield found
    finally:
        for one in found:
            if isinstance(one, SharedTurns):
                await one.close()


async def talk(turns, conversation, number, said, inside):
    """One message: notes that it is being answered, and whether another one is at the same time."""
    async with turns.turn(conversation):
        inside.append(number)
        assert inside == [number], f"two at once: {inside}"
        await asyncio.sleep(0.004)
        inside.remove(number)
        said.append(number)


@pytest.mark.parametrize(("shared", "count"), [(False, 1), (True, 1), (True, 3)])
def test_the_messages_of_a_person_are_answered_in_the_order_in_which_they_came(redis_url, shared, count):
    said, inside = [], []

    async def go():
        async with workers(redis_url if shared else None, count) as found:
            running = []
            for number in range(30):
                running.append(asyncio.ensure_future(talk(found[number % count], "wechat:u", number, said, inside)))
                await asyncio.sleep(0.003)  # one after the other, as they come in
            await asyncio.gather(*running)

    started = time.monotonic()
    asyncio.run(go())
    assert said == list(range(30))
    assert time.monotonic() - started < 10  # Rasa's own would wait a second for each


@pytest.mark.parametrize("shared", [False, True])
def test_people_do_not_wait_for_each_other(redis_url, shared):
    async def go():
        async with workers(redis_url if shared else None, 2) as found:
            order, first, second = [], found[0], found[-1]
            async with first.turn("web:a"):
                async with second.turn("web:b"):
                    order.append("b")
                order.append("a")
            return order

    assert asyncio.run(go()) == ["b", "a"]


@pytest.mark.parametrize("shared", [False, True])
def test_a_turn_that_fails_or_is_given_up_lets_the_next_one_in(redis_url, shared):
    async def go():
        async with workers(redis_url if shared else None, 1) as (turns,):
            with pytest.raises(ValueError, match="broken"):
                async with turns.turn("web:u"):
                    raise ValueError("broken")
            async with turns.turn("web:u"):
                given_up = asyncio.ensure_future(talk(turns, "web:u", 1, [], []))
                await asyncio.sleep(0.05)
                given_up.cancel()
                with suppress(asyncio.CancelledError):
                    await given_up
            async with turns.turn("web:u"):
                return "in"

    assert asyncio.run(asyncio.wait_for(go(), 3)) == "in"


def test_nothing_stays_behind(redis_url):
    async def go():
        async with workers(redis_url, 2) as found:
            await asyncio.gather(*(talk(found[number % 2], f"web:{number % 3}", number, [], []) for number in range(3)))
            return found[0]._local._queues, [key async for key in found[0]._redis.scan_iter(f"{PREFIX}*")]

    queues, keys = asyncio.run(go())
    assert queues == {} and keys == []


def test_who_talks_cannot_be_read_in_redis(redis_url):
    async def go():
        async with workers(redis_url, 1) as (turns,), turns.turn("wechat:oPersonalNumber"):
            return [key async for key in turns._redis.scan_iter("*")]

    keys = asyncio.run(go())
    assert keys and not any("oPersonalNumber" in key for key in keys)


DYING = """
import asyncio, sys
from bot.brokers.lock_store import SharedTurns

async def go():
    async with SharedTurns(sys.argv[1]).turn("web:u"):
        print("in", flush=True)
        await asyncio.sleep(60)

asyncio.run(go())
"""


def test_a_turn_ends_with_its_worker_and_not_before(redis_url):
    """A worker holds a turn for longer than a lease; then it is killed."""
    worker = subprocess.Popen([sys.executable, "-c", DYING, redis_url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert worker.stdout.readline() == "in\n"

        async def go():
            async with workers(redis_url, 1) as (turns,):
                waiting = asyncio.ensure_future(talk(turns, "web:u", 1, [], []))
                done, _ = await asyncio.wait({waiting}, timeout=LEASE + 1)
                assert not done, "a turn was taken from a worker that lives"
                worker.kill()
                killed = time.monotonic()
                await asyncio.wait_for(waiting, LEASE + 2)
                return time.monotonic() - killed

        assert asyncio.run(go()) <= LEASE + 1
    finally:
        worker.kill()
        worker.wait(timeout=20)
        worker.stdout.close()


def test_without_redis_a_worker_keeps_order_among_its_own(tmp_path):
    said, inside = [], []

    async def go():
        with redis_running(tmp_path) as (url, process):
            async with workers(url, 1) as (turns,):
                running = [asyncio.ensure_future(talk(turns, "web:u", number, said, inside)) for number in range(3)]
                await asyncio.gather(*running)
                process.kill()
                process.wait(timeout=20)
                running = [asyncio.ensure_future(talk(turns, "web:u", number, said, inside)) for number in range(3, 6)]
                await asyncio.gather(*running)

    asyncio.run(asyncio.wait_for(go(), 20))
    assert said == list(range(6))


def test_a_redis_that_forgot_everything_is_joined_again(redis_url):
    said, inside = [], []

    async def go():
        async with workers(redis_url, 2) as (one, two):
            async with one.turn("web:u"):
                waiting = [asyncio.ensure_future(talk(two, "web:u", number, said, inside)) for number in range(2)]
                await asyncio.sleep(0.05)
                await one._redis.flushdb()
            await asyncio.wait_for(asyncio.gather(*waiting), 5)

    asyncio.run(go())
    assert said == [0, 1]


def test_rasa_takes_the_store_that_the_endpoints_name(monkeypatch, redis_url):
    from rasa.core.utils import AvailableEndpoints

    monkeypatch.setenv("XINSHIMIN_CONVERSATIONS_URL", "sqlite://")
    monkeypatch.setenv("XINSHIMIN_ACTIONS_PORT", "5055")
    kinds = []
    for url in ("", redis_url):
        monkeypatch.setenv("XINSHIMIN_REDIS_URL", url)
        found = LockStore.create(AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).lock_store)
        assert isinstance(found, TurnLockStore)
        kinds.append(type(found.turns))
    assert kinds == [LocalTurns, SharedTurns]


def test_rasas_agent_holds_a_conversation_with_it():
    async def go():
        store = TurnLockStore()
        store.turns = LocalTurns()
        order = []

        async def take(number):
            async with store.lock("web:u") as lock:
                assert lock.conversation_id == "web:u"
                order.append(number)
                await asyncio.sleep(0)
                order.append(number)

        await asyncio.gather(*map(take, range(3)))
        return order

    assert asyncio.run(go()) == [0, 0, 1, 1, 2, 2]
    assert module.LEASE > 2 * module.SIGN
