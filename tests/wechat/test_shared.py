"""What workers share: in one process, in a real Redis, and where that is down."""

import asyncio

from bot.wechat.shared import PAUSE, LocalState, RedisState
from tests.ports import free_port
from tests.wechat.servers import redis_running


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_in_memory_everything_ends_in_time():
    clock = Clock()
    state = LocalState(clock)

    async def go():
        assert await state.claim("a", 10) and not await state.claim("a", 10)
        await state.put("b", "值", 5)
        assert await state.get("b") == "值"
        clock.now = 6
        assert await state.get("b") is None and not await state.claim("a", 10)
        clock.now = 11
        assert await state.claim("a", 10)
        await state.remove("a")
        assert await state.get("a") is None
        assert [await state.swap("c", "1", 10), await state.swap("c", "2", 10)] == [None, "1"]
        assert [await state.count("d", 10), await state.count("d", 10)] == [1, 2]

    asyncio.run(go())


def test_memory_does_not_grow_for_ever():
    clock = Clock()
    state = LocalState(clock)

    async def go():
        for number in range(5_000):
            clock.now = float(number)
            await state.put(str(number), "x", 10)

    asyncio.run(go())
    assert len(state._values) <= 1_100


def test_two_workers_agree_in_redis(redis_url):
    async def go():
        one, two = (RedisState(redis_url, LocalState()) for _ in range(2))
        claims = await asyncio.gather(*(state.claim("m1", 60) for state in (one, two) for _ in range(20)))
        assert sum(claims) == 1
        await one.put("reply:m1", "有规定。", 60)
        assert await two.get("reply:m1") == "有规定。"
        await two.remove("reply:m1")
        assert await one.get("reply:m1") is None
        await one.put("short", "x", 0.05)
        await asyncio.sleep(0.1)
        assert await two.get("short") is None
        assert [await one.swap("last", "1", 60), await two.swap("last", "2", 60), await one.swap("last", "3", 0.05)] == [None, "1", "2"]
        assert sorted(await asyncio.gather(*(state.count("tries", 60) for state in (one, two) for _ in range(5)))) == list(range(1, 11))
        await asyncio.sleep(0.1)
        assert await two.get("last") is None
        await one.close()
        await two.close()

    asyncio.run(go())


def test_where_redis_is_down_each_works_on_by_itself_and_tries_again(capsys):
    clock = Clock()

    async def go():
        state = RedisState(f"redis://127.0.0.1:{free_port()}/0", LocalState(), clock)
        assert await state.claim("m1", 60) and not await state.claim("m1", 60)
        for _ in range(100):
            await state.get("m1")
        clock.now = PAUSE + 1
        assert not await state.claim("m1", 60)

    asyncio.run(go())
    assert capsys.readouterr().out.count("wechat.redis_down") == 2, "asked once, and once more after a while"


def test_a_redis_that_dies_and_one_that_comes_back(tmp_path):
    clock = Clock()

    async def go():
        with redis_running(tmp_path) as (url, process):
            state = RedisState(url, LocalState(), clock)
            assert await state.claim("a", 60)
            process.kill()
            process.wait()
            assert await state.claim("a", 60), "known to nobody here"
            assert not await state.claim("a", 60)
        await state.close()

    asyncio.run(go())


def test_a_redis_that_hangs_is_asked_once():
    asked = []

    async def hangs(reader, writer):
        asked.append(await reader.read(100))
        await asyncio.sleep(60)

    async def go():
        hanging = await asyncio.start_server(hangs, "127.0.0.1", 0)
        state = RedisState(f"redis://127.0.0.1:{hanging.sockets[0].getsockname()[1]}/0", LocalState(), Clock())
        assert await state.claim("a", 60) and not await state.claim("a", 60)
        hanging.close()

    asyncio.run(go())
    assert len(asked) == 1
