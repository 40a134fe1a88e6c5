"""The Redis that workers share: everybody who asks it waits for an answer equally long."""

from redis import asyncio as redis

PATIENCE = 0.5  # seconds for one answer: a citizen is waiting


def open_redis(url: str) -> "redis.Redis[str]":
    """A client of the Redis at `url`, which gives texts. Nothing is asked yet."""
    return redis.Redis.from_url(url, decode_responses=True, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
