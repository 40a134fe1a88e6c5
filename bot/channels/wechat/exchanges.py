"""Every message is answered once, in time where that is possible, else later; a person's messages in their order.

The platform waits five seconds and asks three times. The turn runs in a task of its own. Who asks while it runs joins it: the answer goes
with the first request that still waits when it is ready. Where none does, it is sent by the interface; where that is not allowed, it is
stored, the last request gets a placeholder, and the person's next message fetches it.
"""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.answer.phrases import Phrases
from bot.channels.wechat.answering import Answers
from bot.channels.wechat.aside import Aside
from bot.channels.wechat.delivery import Delivered, Delivery
from bot.channels.wechat.exchange import HOLD, SILENCE, TRIES, Exchange, Reply
from bot.channels.wechat.hearing import FETCHING, Heard
from bot.channels.wechat.storing import Storing
from bot.channels.wechat.workers import Workers
from bot.wechat.incoming import Incoming
from bot.wechat.packet import Packet, together
from bot.wechat.shared import SharedState

log = structlog.get_logger(__name__)

PASSIVE = 4.2  # seconds for which a request waits; the platform hangs up after 5
KEPT = 60.0  # seconds for which this process remembers an exchange that is over
APART = 1.0  # seconds between a passive reply and what is sent after it


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
        self._workers, self._phrases, self._clock = Workers(state, storing), phrases, clock
        self._open: dict[str, Exchange] = {}
        self._last: dict[str, Exchange] = {}
        self._aside = Aside()

    async def receive(self, incoming: Incoming, conversation: str, passive: bool = True) -> Reply:
        """What the request gets that brings `incoming`. Without `passive` the answer is only sent, and the request need not wait."""
        if incoming.event == "unsubscribe":
            await self._leave(incoming, conversation)
            return SILENCE
        exchange = self._open.get(incoming.key)
        if exchange is None:
            exchange = Exchange(incoming.key, incoming.person, conversation, incoming)
            self._begin(exchange)
        if not passive:
            await self._promise(exchange)
            return SILENCE
        exchange.tried(self._clock())
        self._aside.start(self._workers.count(exchange))
        return await self._wait(exchange)

    def resume(self, key: str, person: str, conversation: str, question: str) -> None:
        """Answer what a process before this one has promised to answer."""
        exchange = self._open.get(key)
        if exchange is None or exchange.elsewhere:
            heard = Heard(ask=question, fetch=question in FETCHING)
            exchange = self._open[key] = Exchange(key, person, conversation, heard=heard, promised=True)
            exchange.placed.set()
            before = self._last.get(conversation)
            if before is not None and before.incoming is not None:  # it is newer, and may be waiting for this one
                return self._start(exchange, None)
            self._last[conversation] = exchange
            self._start(exchange, before)
        elif exchange.over.is_set():  # the platform has asked again meanwhile, and was answered
            self._aside.start(self._storing.withdraw(key))
        else:
            exchange.promised = True

    @property
    def running(self) -> list[str]:
        """Keys of the messages that are being answered here."""
        return [key for key, exchange in self._open.items() if not exchange.elsewhere and not exchange.over.is_set()]

    async def _wait(self, exchange: Exchange) -> Reply:
        if (said := self._said(exchange)) is not None:
            return said
        exchange.waiting += 1
        try:
            await asyncio.wait_for(exchange.ready.wait(), PASSIVE)
            return self._said(exchange) or await self._take(exchange)
        except asyncio.TimeoutError:
            return await self._late(exchange)
        finally:
            exchange.release()

    def _said(self, exchange: Exchange) -> Reply | None:
        """What a request before this one has got, where that settles the matter: one of them is what the platform shows."""
        if exchange.reply is not None or exchange.placeholder is not None:
            return Reply.of(exchange.reply if exchange.reply is not None else exchange.placeholder)
        return SILENCE if exchange.promised and self._delivery.allowed else None

    async def _take(self, exchange: Exchange) -> Reply:
        """The answer for a request; whoever hangs up meanwhile stops nothing."""
        exchange.waiting += 1
        return Reply.of(await asyncio.shield(self._aside.start(self._claim(exchange))))

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
            if packet is None and exchange.stored:
                exchange.reply = await self._workers.reply_to(exchange)
                return
        if exchange.gone:
            packet = None
        more = lambda count: self._phrases.say("wechat.more", count=str(count))  # noqa: E731
        exchange.reply, exchange.rest = packet.front(more) if packet else ("", None)
        exchange.left.set()
        await self._workers.replied(exchange)
        if packet:
            await self._answers.offer(exchange.conversation, () if exchange.rest else packet.options)
        if exchange.stored and exchange.rest:
            await self._storing.keep(exchange.key, exchange.conversation, exchange.rest)

    async def _late(self, exchange: Exchange) -> Reply:
        """What a request gets for which the answer comes too late."""
        if not exchange.ready.is_set():
            await self._promise(exchange)
            if self._delivery.allowed:
                return SILENCE
            if exchange.tries < TRIES and not exchange.ready.is_set():
                return HOLD
        if exchange.ready.is_set():
            return self._said(exchange) or await self._take(exchange)
        exchange.placeholder = self._phrases.say("wechat.placeholder")
        return Reply.of(exchange.placeholder)

    async def _promise(self, exchange: Exchange) -> None:
        exchange.promised = True
        if exchange.question and not exchange.ready.is_set():
            await self._storing.promise(exchange.key, exchange.conversation, exchange.question)

    def _begin(self, exchange: Exchange) -> None:
        before = self._last.get(exchange.conversation)
        self._open[exchange.key] = self._last[exchange.conversation] = exchange
        self._start(exchange, before)

    def _start(self, exchange: Exchange, before: Exchange | None) -> None:
        self._aside.start(self._run(exchange, before)).add_done_callback(lambda done: self._over(exchange))

    def _over(self, exchange: Exchange) -> None:
        if self._last.get(exchange.conversation) is exchange:
            del self._last[exchange.conversation]
        asyncio.get_running_loop().call_later(KEPT, self._open.pop, exchange.key, None)
        if not exchange.ready.is_set():
            exchange.offer(None)
        exchange.over.set()

    async def _run(self, exchange: Exchange, before: Exchange | None) -> None:
        if exchange.incoming is None:
            if before is not None:
                await before.over.wait()
            await self._settle(exchange)
            return await self._workers.is_over(exchange)
        try:
            mine, first = await self._placed(exchange, before)
        finally:
            exchange.placed.set()
        if not mine:
            return await self._workers.look(exchange)
        await self._delivery.grant(exchange.incoming)
        if before is not None:
            await before.over.wait()
        if first is not None:
            await self._wait_for(first)
        await asyncio.wait({self._aside.start(self._settle(exchange))})
        await self._workers.is_over(exchange)  # not where this process ends: then another one takes it over

    async def _wait_for(self, key: str) -> None:
        """Wait until a message is over, here or at another worker."""
        exchange = self._open.get(key)
        if exchange is not None:
            await exchange.placed.wait()
        if exchange is not None and not exchange.elsewhere:
            await exchange.over.wait()
        else:
            await self._workers.wait_for(key)

    async def _placed(self, exchange: Exchange, before: Exchange | None) -> tuple[bool, str | None]:
        """Whether it is answered here, and behind which message; a person's messages are placed as they came."""
        if before is not None:
            await before.placed.wait()
        mine = await self._workers.claim(exchange)
        return mine, await self._workers.place(exchange) if mine else None

    async def _settle(self, exchange: Exchange) -> None:
        """Make the answer and see that it arrives or waits."""
        exchange.offer(None if exchange.gone else await self._answered(exchange))
        await exchange.settled()
        left = exchange.unclaimed()
        if left is not None and not exchange.gone:
            await self._deliver(exchange, left)
        elif exchange.promised or exchange.tries > 1:  # one of the requests may have been promised by another worker
            await self._storing.delivered(exchange.key)
        if not exchange.stored and exchange.reply is None:
            await self._workers.replied(exchange)

    async def _answered(self, exchange: Exchange) -> Packet | None:
        try:
            return await self._answers.answer(exchange)
        except Exception as error:  # whatever it is: the person hears something, and nobody tries it for ever
            log.error("wechat.not_answered", error=type(error).__name__)
            return Packet((self._phrases.say("wechat.failed"),))

    async def _deliver(self, exchange: Exchange, packet: Packet) -> None:
        """Send what no request took, or keep it for the person's next message."""
        delivered = Delivered(packet)
        if self._delivery.allowed:
            if exchange.reply is not None:
                await asyncio.sleep(APART)
            delivered = await self._delivery.send(exchange.person, packet)
        if delivered.rest is None:
            await self._answers.offer(exchange.conversation, packet.options)
            await self._storing.delivered(exchange.key)  # another worker may have promised it
        elif not exchange.gone and not await self._workers.has_left(exchange):
            await self._storing.keep(exchange.key, exchange.conversation, delivered.rest, delivered.again_in)
            exchange.stored = True

    async def _leave(self, incoming: Incoming, conversation: str) -> None:
        """The person has unfollowed the account: nothing more is sent, nothing is kept for them."""
        await self._workers.leave(conversation, incoming.created)
        for exchange in self._open.values():
            exchange.gone = exchange.gone or exchange.conversation == conversation
        await self._storing.forget(conversation)
