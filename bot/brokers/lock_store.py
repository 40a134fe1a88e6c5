"""The messages of one person are answered one after the other, in the order in which they came, whichever worker has them.

Rasa 3.6 lets a message that waits look every second whether it is its turn, changes its queue in Redis in two steps between which another
worker may change it too, and gives a turn up after 60 s, whether or not its worker still works on it. Here a message waits for a signal or
looks every few hundredths of a second, every change is one step, and a turn ends with its worker: who waits or works says so each second,
and whoever has not said so for `LEASE` is passed over.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import Any, Optional
from uuid import uuid4

import structlog
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockStore
from rasa.utils.endpoints import EndpointConfig
from redis.exceptions import RedisError

from bot.monitoring.metrics import STEP_SECONDS
from bot.settings import load_settings
from bot.shared_redis import open_redis

log = structlog.get_logger(__name__)

PREFIX = "xinshimin:turn:"
LEASE = 4.0  # seconds after which a worker that says nothing is taken for dead
SIGN = 1.0  # seconds between two signs of life
LOOKS = (0.005, 0.01, 0.02, 0.04)  # seconds between the looks of a message that waits for another worker; the last one repeats
KEPT = 60  # seconds that a queue stays in Redis where nobody comes any more

JOIN = """
redis.call('RPUSH', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('SET', ARGV[4] .. ARGV[1], '', 'PX', ARGV[2])
return redis.call('LLEN', KEYS[1])
"""
TAKE = """
if not redis.call('LPOS', KEYS[1], ARGV[1]) then
  redis.call('RPUSH', KEYS[1], ARGV[1])
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('SET', ARGV[4] .. ARGV[1], '', 'PX', ARGV[2])
while true do
  local first = redis.call('LINDEX', KEYS[1], 0)
  if first == ARGV[1] then return 1 end
  if redis.call('EXISTS', ARGV[4] .. first) == 1 then return 0 end
  redis.call('LPOP', KEYS[1])
end
"""
LEAVE = """
redis.call('DEL', ARGV[2] .. ARGV[1])
return redis.call('LREM', KEYS[1], 0, ARGV[1])
"""


class LocalTurns:
    """Turns among the messages of this process."""

    def __init__(self) -> None:
        self._queues: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[None]:
        """Wait for the turn of whoever enters, in the order of entering; it ends with the context."""
        lock, waiting = self._queues.get(conversation, (asyncio.Lock(), 0))
        self._queues[conversation] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._queues.pop(conversation)
            if waiting > 1:
                self._queues[conversation] = (lock, waiting - 1)


class SharedTurns:
    """Turns among all workers that use the Redis at `url`; where that is down, among the messages of this process."""

    def __init__(self, url: str) -> None:
        self._redis = open_redis(url)
        self._local = LocalTurns()
        self._alive: set[str] = set()
        self._signs: Optional[asyncio.Task[None]] = None

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[None]:
        """Wait for the turn of whoever enters, in the order of entering; it ends with the context, or with this process."""
        queue, ticket = PREFIX + blake2b(conversation.encode(), digest_size=16).hexdigest(), uuid4().hex
        joining = asyncio.ensure_future(self._join(queue, ticket))
        try:
            async with self._local.turn(conversation):  # those of this process wait here, so that one of them asks Redis
                if await joining:
                    await self._first(queue, ticket)
                yield
        finally:
            self._alive.discard(ticket)
            joining.cancel()
            await asyncio.shield(asyncio.ensure_future(self._leave(queue, ticket)))

    async def close(self) -> None:
        """Let go of the connections."""
        if self._signs is not None:
            self._signs.cancel()
        await self._redis.close()

    async def _join(self, queue: str, ticket: str) -> bool:
        """Whether the queue in Redis was joined."""
        self._show(ticket)
        return await self._ask(JOIN, queue, ticket) is not None

    async def _first(self, queue: str, ticket: str) -> None:
        """Return once `ticket` is the first, or once Redis is down."""
        looks = iter(LOOKS)
        while await self._ask(TAKE, queue, ticket) == 0:
            await asyncio.sleep(next(looks, LOOKS[-1]))

    async def _ask(self, script: str, queue: str, ticket: str) -> Any:
        """What `script` returns; None where Redis is down."""
        try:
            return await self._redis.eval(script, 1, queue, ticket, int(LEASE * 1000), KEPT, f"{PREFIX}alive:")
        except RedisError as error:
            log.error("turns.redis_down", error=type(error).__name__)
            return None

    async def _leave(self, queue: str, ticket: str) -> None:
        try:
            await self._redis.eval(LEAVE, 1, queue, ticket, f"{PREFIX}alive:")
        except RedisError as error:
            log.error("turns.redis_down", error=type(error).__name__)  # passed over after its lease

    def _show(self, ticket: str) -> None:
        self._alive.add(ticket)
        if self._signs is None or self._signs.done():
            self._signs = asyncio.ensure_future(self._give_signs())

    async def _give_signs(self) -> None:
        """Say each second which tickets are alive, while there are any."""
        while self._alive:
            await asyncio.sleep(SIGN)
            try:
                async with self._redis.pipeline(transaction=False) as together:
                    for ticket in self._alive:
                        together.set(f"{PREFIX}alive:{ticket}", "", px=int(LEASE * 1000))
                    await together.execute()
            except RedisError:
                continue


class TurnLockStore(LockStore):
    """Rasa's lock store: in Redis where the setting `REDIS_URL` names one, else in this process."""

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None) -> None:
        url = load_settings().redis_url
        self.turns: LocalTurns | SharedTurns = SharedTurns(url) if url else LocalTurns()

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 1
    ) -> AsyncIterator[TicketLock]:
        """Hold the conversation for as long as the context lasts. Times are Rasa's and not needed: a channel gives its turns a deadline."""
        came = time.perf_counter()
        async with self.turns.turn(conversation_id):
            STEP_SECONDS.labels("wait_for_turn").observe(time.perf_counter() - came)
            yield TicketLock(conversation_id)
