"""The client of the Redis that workers share."""

import asyncio
import socket

import pytest
from redis.exceptions import RedisError

from bot.shared_redis import PATIENCE, open_redis


def test_it_gives_texts(redis_url):
    async def go():
        shared = open_redis(redis_url)
        await shared.set("名", "值")
        found = await shared.get("名")
        await shared.close()
        return found

    assert asyncio.run(go()) == "值"


def test_a_redis_that_says_nothing_is_not_waited_for_long():
    with socket.create_server(("127.0.0.1", 0)) as silent:

        async def go():
            with pytest.raises(RedisError):
                await open_redis(f"redis://127.0.0.1:{silent.getsockname()[1]}/0").get("a")

        asyncio.run(asyncio.wait_for(go(), PATIENCE * 10))


def test_connections_that_redis_has_closed_are_made_anew(redis_url):
    """As all are after Redis was away; before, each of them failed once."""

    async def go():
        shared, other = open_redis(redis_url), open_redis(redis_url)
        await asyncio.gather(*(shared.set(f"a{number}", "1") for number in range(8)))
        await other.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        found = await asyncio.gather(*(shared.get(f"a{number}") for number in range(8)))
        for one in (shared, other):
            await one.close()
        return found

    assert asyncio.run(go()) == ["1"] * 8
