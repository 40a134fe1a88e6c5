"""Every message is answered once, in time where that is possible, else later; a person's messages in their order.

The platform waits five seconds and asks three times. The turn runs in a task of its own. Who asks while it runs joins it: the answer goes
with the first request that still waits when it is ready. Where none does, it is sent by the interface; where that is not allowed, it is
stored, the last request gets a placeholder, and the person's next message fetches it.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from bot.answer.phrases import Phrases
from bot.channels.wechat.answering import Answers
from bot.channels.wechat.delivery import Delivered, Delivery
from bot.channels.wechat.exchange import HOLD, SILENCE, TRIES, Exchange, Reply
from bot.channels.wechat.hearing import FETCHING, Heard
from bot.channels.wechat.storing import Storing
from bot.wechat.incoming import Incoming
from bot.wechat.packet import Packet, together
from bot.wechat.shared import SharedState

log = structlog.get_logger(__name__)

PASSIVE = 4.2  # seconds for which a request waits; the platform hangs up after 5
SEEN = 600.0  # seconds for which a message is known again: longer than a signature is fresh
KEPT = 60.0  # seconds for which this process remembers an exchange that is over
APART = 1.0  # seconds between a passive reply and what is sent after it
LOOK, LOOKS = 0.25, 68  # seconds between looks at what another worker does, and how many: as long as the platform asks


class Exchanges:
    """The exchanges of one account in this process. `clock` gives seconds since 1970."""

    def __init__(
        self,
        answers: Answers,
        storing: Storing,
        delivery: Delivery,
        state: SharedState,
        phrases: Phrases,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._answers, self._storing, self._delivery = answers, storing, delivery
        self._state, self._phrases, self._clock = state, phrases, clock
        self._open: dict[str, Exchange] = {}
        self._last: dict[str, asyncio.Task[None]] = {}
        self._working: set[asyncio.Task[Any]] = set()

    async def receive(self, incoming: Incoming, conversation: str, passive: bool = True) -> Reply:
        """What the request gets that brings `incoming`. Without `passive` the answer is only sent, and the request need not wait."""
        if incoming.event == "unsubscribe":
            await self._leave(conversation)
            return SILENCE
        exchange = self._open.get(incoming.key)
        if exchange is None:
            exchange = Exchange(incoming.key, incoming.person, conversation, incoming)
            self._begin(exchange)
        if not passive:
            await self._promise(exchange)
            return SILENCE
        exchange.tried(self._clock())
        return await self._wait(exchange)

    def resume(self, key: str, person: str, conversation: str, question: str) -> None:
        """Answer what a process before this one has promised to answer."""
        if key not in self._open:
            heard = Heard(ask=question, fetch=question in FETCHING)
            exchange = self._open[key] = Exchange(key, person, conversation, heard=heard, promised=True)
            self._start(exchange, None)  # it is older than whatever waits for its turn now, and that may be waiting for it

    async def _wait(self, exchange: Exchange) -> Reply:
        if exchange.reply is not None or exchange.placeholder is not None:
            return Reply.of(exchange.reply if exchange.reply is not None else exchange.placeholder)
        if exchange.promised and self._delivery.allowed:
            return SILENCE
        exchange.waiting += 1
        try:
            await asyncio.wait_for(exchange.ready.wait(), PASSIVE)
            return await self._take(exchange)
        except asyncio.TimeoutError:
            return await self._late(exchange)
        finally:
            exchange.release()

    async def _take(self, exchange: Exchange) -> Reply:
        """The answer for a request; whoever hangs up meanwhile stops nothing."""
        exchange.waiting += 1
        return Reply.of(await asyncio.shield(self._aside(self._claim(exchange))))

    async def _claim(self, exchange: Exchange) -> str:
        """The first request claims the answer; every further one gets the same, since the platform shows a message one reply only."""
        try:
            async with exchange.claiming:
                if exchange.reply is None:
                    await self._claim_first(exchange)
                return exchange.reply or ""
        finally:
            exchange.release()

    async def _claim_first(self, exchange: Exchange) -> None:
        packet, exchange.packet = exchange.packet, None
        if packet is None and (exchange.passed_on or exchange.stored):
            await exchange.over.wait()
            packet = together(await self._storing.take(exchange.conversation)) if exchange.stored else None
        if exchange.gone:
            packet = None
        exchange.reply, exchange.rest = packet.front(self._more) if packet else ("", None)
        exchange.left.set()
        await self._state.put(f"reply:{exchange.key}", exchange.reply, SEEN)
        if packet:
            await self._answers.offer(exchange.conversation, () if exchange.rest else packet.options)
        if exchange.stored and exchange.rest:
            await self._deliver(exchange, exchange.rest)

    async def _late(self, exchange: Exchange) -> Reply:
        """What a request gets for which the answer comes too late."""
        if not exchange.ready.is_set():
            if not self._delivery.allowed and not exchange.tries >= TRIES:
                return HOLD
            await self._promise(exchange)
            if self._delivery.allowed:
                return SILENCE
        if exchange.ready.is_set():
            return await self._take(exchange)
        exchange.placeholder = self._phrases.say("wechat.placeholder")
        return Reply.of(exchange.placeholder)

    async def _promise(self, exchange: Exchange) -> None:
        exchange.promised = True
        if exchange.question and not exchange.ready.is_set():
            await self._storing.promise(exchange.key, exchange.conversation, exchange.question)

    def _begin(self, exchange: Exchange) -> None:
        self._open[exchange.key] = exchange
        self._last[exchange.conversation] = self._start(exchange, self._last.get(exchange.conversation))

    def _start(self, exchange: Exchange, before: "asyncio.Task[None] | None") -> "asyncio.Task[None]":
        task = self._aside(self._run(exchange, before))
        task.add_done_callback(lambda done: self._over(exchange, done))
        return task

    def _over(self, exchange: Exchange, task: "asyncio.Task[None]") -> None:
        if self._last.get(exchange.conversation) is task:
            del self._last[exchange.conversation]
        asyncio.get_running_loop().call_later(KEPT, self._open.pop, exchange.key, None)
        if not exchange.ready.is_set():
            exchange.offer(None)
        exchange.over.set()

    async def _run(self, exchange: Exchange, before: "asyncio.Task[None] | None") -> None:
        if exchange.incoming is not None:
            if not await self._state.claim(f"seen:{exchange.key}", SEEN):
                return await self._elsewhere(exchange)
            await self._delivery.grant(exchange.incoming)
        if before is not None:
            await asyncio.wait({before})
        exchange.offer(None if exchange.gone else await self._answers.answer(exchange))
        await exchange.settled()
        left = exchange.unclaimed()
        if left is not None and not exchange.gone:
            await self._deliver(exchange, left)
        elif exchange.promised:
            await self._storing.delivered(exchange.key)
        if not exchange.stored and exchange.reply is None:
            await self._state.put(f"reply:{exchange.key}", "", SEEN)

    async def _deliver(self, exchange: Exchange, packet: Packet) -> None:
        """Send what no request took, or keep it for the person's next message."""
        delivered = Delivered(packet)
        if self._delivery.allowed:
            if exchange.reply is not None:
                await asyncio.sleep(APART)
            delivered = await self._delivery.send(exchange.person, packet)
        if delivered.rest is None:
            await self._answers.offer(exchange.conversation, packet.options)
            if exchange.promised or exchange.stored:
                await self._storing.delivered(exchange.key)
        elif not exchange.gone and not await self._has_left(exchange):
            await self._storing.keep(exchange.key, exchange.conversation, delivered.rest, delivered.again_in)
            exchange.stored = True

    async def _elsewhere(self, exchange: Exchange) -> None:
        """Another worker has this message, or a process before this one had it: take over what it replied or stored."""
        for _ in range(LOOKS):
            exchange.reply = await self._state.get(f"reply:{exchange.key}")
            exchange.stored = exchange.reply is None and await self._storing.has(exchange.key)
            if exchange.reply is not None or exchange.stored:
                return
            await asyncio.sleep(LOOK)

    async def _leave(self, conversation: str) -> None:
        """The person has unfollowed the account: nothing more is sent, nothing is kept for them."""
        await self._state.put(f"gone:{conversation}", str(self._clock()), SEEN)
        for exchange in self._open.values():
            exchange.gone = exchange.gone or exchange.conversation == conversation
        await self._storing.forget(conversation)

    async def _has_left(self, exchange: Exchange) -> bool:
        """Whether the person has left since they wrote, by way of another worker."""
        left = await self._state.get(f"gone:{exchange.conversation}")
        return left is not None and exchange.incoming is not None and float(left) >= exchange.incoming.created

    def _more(self, count: int) -> str:
        return self._phrases.say("wechat.more", count=str(count))

    def _aside(self, work: "Coroutine[Any, Any, Any]") -> "asyncio.Task[Any]":
        """A task that nobody's hanging up ends."""
        task = asyncio.ensure_future(work)
        self._working.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        self._working.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("wechat.exchange_failed", error=type(task.exception()).__name__)
