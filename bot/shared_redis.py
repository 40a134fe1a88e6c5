"""The Redis that workers share: everybody who asks it waits for an answer equally long."""

from typing import Any

from redis import asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

PATIENCE = 0.5  # seconds for one answer: a citizen is waiting


def open_redis(url: str) -> "redis.Redis[str]":
    """A client of the Redis at `url`, which gives texts. Nothing is asked yet.

    A connection that turns out to be broken, as all are after Redis was away, is made anew, and asked once more.
    """
    again: dict[str, Any] = {"retry": Retry(NoBackoff(), 1), "retry_on_error": [redis.ConnectionError]}
    return redis.Redis.from_url(url, decode_responses=True, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, **again)
