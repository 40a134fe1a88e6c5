"""Few turns begin at once; one that hangs keeps no others from beginning."""

import asyncio

from bot.channels.wechat.slots import Slots
from tests.channels.wechat.conftest import run


def work(slots, seconds, log, name):
    async def go():
        async with slots.one():
            log.append((name, asyncio.get_running_loop().time()))
            await asyncio.sleep(seconds)

    return go()


def test_turns_begin_in_order_two_at_a_time():
    log = []

    async def go():
        slots = Slots(2, 2.0)
        await asyncio.gather(*(work(slots, 1.0, log, name) for name in "abcd"))

    run(go())
    assert log == [("a", 0), ("b", 0), ("c", 1), ("d", 1)]


def test_one_that_hangs_lets_the_next_begin_beside_it_and_frees_no_slot_twice():
    log = []

    async def go():
        slots = Slots(1, 2.0)
        await asyncio.gather(work(slots, 60, log, "a"), work(slots, 2.0, log, "b"), work(slots, 1.0, log, "c"), work(slots, 1.0, log, "d"))
        assert slots._free._value == 1

    run(go())
    assert log == [("a", 0), ("b", 2), ("c", 4), ("d", 5)]


def test_one_that_fails_frees_its_slot():
    async def go():
        slots = Slots(1, 2.0)
        for _ in range(3):
            try:
                async with slots.one():
                    raise RuntimeError
            except RuntimeError:
                pass
        assert slots._free._value == 1

    run(go())
