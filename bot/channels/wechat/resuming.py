"""Looking after answers that nobody looks after: promised by a process that is gone, or not sent since the platform did not answer."""

import asyncio
from contextlib import suppress

import structlog

from bot.channels.wechat.answering import Off
from bot.channels.wechat.delivery import Delivery
from bot.channels.wechat.exchanges import Exchanges
from bot.channels.wechat.storing import Storing
from bot.conversations.pending import Pending
from bot.monitoring.trace import begin_trace, end_trace, trace_for
from bot.wechat.packet import Packet

log = structlog.get_logger(__name__)
EVERY = 2.0  # seconds: what a person at the desk writes goes this way too


class Resuming:
    """Looks every few seconds. `alone` says that no other process serves this account: then what is promised at the start is ours.

    While `off` gives something, the bot is turned off: of what is due only that is sent which a person at the desk wrote.
    """

    def __init__(self, exchanges: Exchanges, storing: Storing, delivery: Delivery, alone: bool, off: Off | None = None) -> None:
        self._exchanges, self._storing, self._delivery, self._alone, self._off = exchanges, storing, delivery, alone, off
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take over what an earlier process has left, and go on looking."""
        if self._alone:
            await self._storing.release()
        await self.look()
        self._task = asyncio.ensure_future(self._keep_looking())

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def look(self) -> None:
        """Take up what is due now, few at a time: what is in hand for long is due for another worker again."""
        off = self._off is not None and await self._off() is not None
        while found := await self._storing.due(by_person=off):
            for one in found:
                person = one.conversation.partition(":")[2]
                begin_trace(trace_for(one.conversation, one.key))
                if one.packet is not None:
                    await self._send_again(one, person, Packet.from_json(one.packet))
                elif one.question:
                    self._exchanges.resume(one.key, person, one.conversation, one.question)
        end_trace()

    async def _send_again(self, one: Pending, person: str, packet: Packet) -> None:
        if not self._delivery.allowed:
            await self._storing.keep(one.key, one.conversation, packet)
            return
        delivered = await self._delivery.send(person, packet, one.tries)
        if delivered.rest is None:
            await self._storing.delivered(one.key)
        else:
            await self._storing.keep(one.key, one.conversation, delivered.rest, delivered.again_in)

    async def _keep_looking(self) -> None:
        while True:
            end_trace()  # of one that failed
            await asyncio.sleep(EVERY)
            try:
                await self._storing.renew(self._exchanges.running)
                await self.look()
            except Exception as error:
                log.error("wechat.look_failed", error=type(error).__name__)
