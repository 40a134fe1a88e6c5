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
