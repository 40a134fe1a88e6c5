"""What all workers of one account must agree on, each for a while: messages seen, replies given, choices offered, messages left, the token.

One process keeps it in memory; several keep it in Redis. Where Redis is down, each works on by itself and tries again soon.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

import structlog
from redis.exceptions import RedisError

from bot.shared_redis import open_redis

log = structlog.get_logger(__name__)
T = TypeVar("T")

PREFIX = "xinshimin:wechat:"
PAUSE = 5.0  # seconds until Redis is tried again
SWEEP = 1000  # names after whose number those that are over are thrown away


class SharedState(Protocol):
    """Values by name, each for some seconds."""

    async def claim(self, name: str, seconds: float) -> bool:
        """Whether `name` was free; it is taken now."""

    async def put(self, name: str, value: str, seconds: float) -> None:
        """Keep `value`."""

    async def get(self, name: str) -> str | None:
        """The value, or None where there is none any more."""

    async def remove(self, name: str) -> None:
        """Forget it."""

    async def swap(self, name: str, value: str, seconds: float) -> str | None:
        """Keep `value` and return the one before, in one step."""

    async def count(self, name: str, seconds: float) -> int:
        """How often this was called for `name`, this call with it."""


class LocalState:
    """In the memory of this process. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._values: dict[str, tuple[str, float]] = {}

    async def claim(self, name: str, seconds: float) -> bool:
        if await self.get(name) is not None:
            return False
        await self.put(name, "", seconds)
        return True

    async def put(self, name: str, value: str, seconds: float) -> None:
        now = self._clock()
        if len(self._values) and len(self._values) % SWEEP == 0:
            self._values = {key: kept for key, kept in self._values.items() if kept[1] > now}
        self._values[name] = (value, now + seconds)

    async def get(self, name: str) -> str | None:
        value, until = self._values.get(name, ("", float("-inf")))
        return value if until > self._clock() else None

    async def remove(self, name: str) -> None:
        self._values.pop(name, None)

    async def swap(self, name: str, value: str, seconds: float) -> str | None:
        before = await self.get(name)
        await self.put(name, value, seconds)
        return before

    async def count(self, name: str, seconds: float) -> int:
        times = int(await self.get(name) or "0") + 1
        await self.put(name, str(times), seconds)
        return times


class RedisState:
    """In the Redis at `url`; while that cannot be reached, in `instead`."""

    def __init__(self, url: str, instead: SharedState, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = open_redis(url)
        self._instead, self._clock, self._down_until = instead, clock, float("-inf")

    async def claim(self, name: str, seconds: float) -> bool:
        taken = self._redis.set(PREFIX + name, "", px=_milliseconds(seconds), nx=True)
        return bool(await self._either(taken, self._instead.claim(name, seconds)))

    async def put(self, name: str, value: str, seconds: float) -> None:
        await self._either(self._redis.set(PREFIX + name, value, px=_milliseconds(seconds)), self._instead.put(name, value, seconds))

    async def get(self, name: str) -> str | None:
        return await self._either(self._redis.get(PREFIX + name), self._instead.get(name))

    async def remove(self, name: str) -> None:
        await self._either(self._redis.delete(PREFIX + name), self._instead.remove(name))

    async def swap(self, name: str, value: str, seconds: float) -> str | None:
        return await self._either(self._both("getset", name, seconds, value), self._instead.swap(name, value, seconds))

    async def count(self, name: str, seconds: float) -> int:
        return int(await self._either(self._both("incr", name, seconds), self._instead.count(name, seconds)))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._redis.close()

    async def _both(self, command: str, name: str, seconds: float, *given: str) -> Any:
        """What `command` returns; the name ends in so many seconds from now."""
        async with self._redis.pipeline(transaction=True) as together:
            getattr(together, command)(PREFIX + name, *given)
            together.pexpire(PREFIX + name, _milliseconds(seconds))
            return (await together.execute())[0]

    async def _either(self, there: Awaitable[T], here: Awaitable[T]) -> T:
        if self._clock() < self._down_until:
            _unused(there)
            return await here
        try:
            value = await there
        except (RedisError, OSError) as error:
            self._down_until = self._clock() + PAUSE
            log.error("wechat.redis_down", error=type(error).__name__)
            return await here
        _unused(here)
        return value


def _unused(work: Awaitable[object]) -> None:
    """A coroutine that is not awaited is closed, so that nobody warns of it."""
    close = getattr(work, "close", None)
    if close:
        close()


def _milliseconds(seconds: float) -> int:
    return max(1, int(seconds * 1000))
