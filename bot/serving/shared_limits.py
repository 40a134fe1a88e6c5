"""How often somebody may ask all workers together: the buckets stand in Redis where there is one, else in this process.

Where Redis is down each worker counts for itself and tries again soon: for that while a name may ask once at each of them.
"""

import hashlib
import time
from collections.abc import Callable

import structlog
from redis import asyncio as redis
from redis.exceptions import RedisError

from bot.serving.limits import Limits
from bot.shared_redis import open_redis

log = structlog.get_logger(__name__)

PREFIX = "xinshimin:limits:"
PAUSE = 5.0  # seconds until Redis is tried again

# The bucket of `bot.serving.limits` in one step, by Redis' own clock. Forgotten when it is full again.
TAKE = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local burst, second = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
local left = burst
if kept[1] then
  left = math.min(burst, kept[1] + math.max(0, now - kept[2]) * second)
end
if left < 1 then return math.max(1, math.ceil((1 - left) / second)) end
redis.call('HSET', KEYS[1], 'left', left - 1, 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - left + 1) / second * 1000) + 1)
return 0
"""


def redis_of(url: str) -> "redis.Redis[str] | None":
    """What several limits share: the Redis at `url`, or None for none. Nothing is asked yet."""
    return open_redis(url) if url else None


class SharedLimits:
    """Allows each name `rate` requests a minute over all workers, and `burst` at once.

    `kind` keeps the names of one limit from those of another. Redis sees a digest of the name, no address. `clock` gives seconds.
    """

    def __init__(
        self, kind: str, rate: int, burst: int, shared: "redis.Redis[str] | None", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._kind, self._rate, self._burst, self._clock = kind, rate, burst, clock
        self._own, self._down_until = Limits(rate, burst, clock), float("-inf")
        self._take = shared.register_script(TAKE) if shared is not None else None

    async def wait(self, name: str) -> int:
        """Take one request of `name`: 0 where it is allowed, else the whole seconds until one is (and none is taken)."""
        if self._take is None or self._clock() < self._down_until:
            return self._own.wait(name)
        try:
            return int(await self._take(keys=[self._key(name)], args=[self._burst, self._rate / 60]))
        except (RedisError, OSError) as error:
            self._down_until = self._clock() + PAUSE
            log.error("limits.redis_down", error=type(error).__name__)
            return self._own.wait(name)

    def _key(self, name: str) -> str:
        return f"{PREFIX}{self._kind}:{hashlib.sha256(name.encode()).hexdigest()[:32]}"
