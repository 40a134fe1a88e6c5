"""Workers count together in a real Redis, each for itself where that is down, and nobody's address stands there."""

import asyncio

from redis import Redis

from bot.serving.shared_limits import PAUSE, PREFIX, SharedLimits, redis_of
from tests.ports import free_port
from tests.wechat.servers import redis_running


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_without_a_redis_a_process_counts_for_itself():
    limits = SharedLimits("a", 60, 3, redis_of(""), Clock())

    async def go():
        return [await limits.wait("me") for _ in range(4)]

    assert asyncio.run(go()) == [0, 0, 0, 1]


def test_two_workers_let_through_as_many_as_one_would(redis_url):
    async def go():
        workers = [SharedLimits("two", 1, 6, redis_of(redis_url)) for _ in range(2)]
        return await asyncio.gather(*(worker.wait("me") for worker in workers for _ in range(10)))

    waits = asyncio.run(go())
    assert waits.count(0) == 6 and all(55 <= wait <= 60 for wait in waits if wait)


def test_who_waits_is_let_in_again_and_others_and_other_kinds_are_not_held_up(redis_url):
    async def go():
        shared = redis_of(redis_url)
        limits, other = SharedLimits("again", 600, 1, shared), SharedLimits("other", 600, 1, shared)
        assert [await limits.wait("me"), await limits.wait("me")] == [0, 1]
        assert [await limits.wait("you"), await other.wait("me")] == [0, 0]
        await asyncio.sleep(0.15)
        assert await limits.wait("me") == 0

    asyncio.run(go())


def test_redis_holds_no_name_and_forgets_a_full_bucket(redis_url):
    async def go():
        limits = SharedLimits("forget", 600, 2, redis_of(redis_url))
        await limits.wait("203.0.113.77")

    asyncio.run(go())
    with Redis.from_url(redis_url, decode_responses=True) as there:
        (key,) = there.keys(f"{PREFIX}forget:*")
        assert "203" not in str(there.hgetall(key)) and "203.0" not in key
        assert 0 < there.pttl(key) <= 101


def test_a_redis_that_is_down_is_asked_once_in_a_while_and_the_worker_counts_for_itself(capsys):
    clock = Clock()

    async def go():
        limits = SharedLimits("down", 1, 2, redis_of(f"redis://127.0.0.1:{free_port()}/0"), clock)
        assert [await limits.wait("me") for _ in range(3)] == [0, 0, 60]
        clock.now = PAUSE + 1
        await limits.wait("me")

    asyncio.run(go())
    assert capsys.readouterr().out.count("limits.redis_down") == 2


def test_a_redis_that_comes_back_counts_again(tmp_path):
    clock = Clock()

    async def go():
        with redis_running(tmp_path) as (url, process):
            limits = SharedLimits("back", 1, 1, redis_of(url), clock)
            assert await limits.wait("me") == 0
            process.kill()
            process.wait()
            assert await limits.wait("me") == 0, "this worker had not counted"
            assert await limits.wait("me") == 60

    asyncio.run(go())
