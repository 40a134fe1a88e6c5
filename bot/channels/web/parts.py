"""Everything that the web channel's addresses share, and who may use them."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Awaitable, Callable, Dict, List, TypeVar

from rasa.core.channels.channel import UserMessage
from sanic.request import Request

from bot.answer.phrases import Phrases
from bot.channels.turns import open_turns
from bot.channels.web.dispatcher import Dispatcher
from bot.channels.web.faults import FaultError, session_unknown, unavailable
from bot.channels.web.hub import Hub
from bot.channels.web.notice import Notice
from bot.channels.web.secret import open_secret
from bot.channels.web.tokens import Signer
from bot.conversations.conversations import Conversations
from bot.conversations.outbox import Pending
from bot.conversations.sessions import Session
from bot.conversations.turns import PRESET_PLACE
from bot.monitoring.trace import trace_for
from bot.serving.addresses import address_of
from bot.serving.shared_limits import SharedLimits, redis_of
from bot.settings import Settings

NAME = "web"
BURST = 10  # messages of a session at once: what was written offline comes together
PATIENCE = 2.0  # seconds for a database that says nothing; two looks at it, and the citizen still hears within five that this is so
OTHERS = 6  # requests of a session for each message that it may send: events, ratings, sources

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
T = TypeVar("T")


@dataclass(frozen=True)
class Parts:
    """The parts of the channel. Make them with `open`."""

    settings: Settings
    kept: Conversations
    notice: Notice
    farewell: str
    signer: Signer
    hub: Hub
    dispatcher: Dispatcher
    messages: SharedLimits
    requests: SharedLimits
    addresses: SharedLimits

    @classmethod
    def open(cls, settings: Settings, on_new_message: OnNewMessage) -> "Parts":
        """Open what the settings say; turns go to `on_new_message`."""
        kept, farewell = open_turns().kept, Phrases.open().say("erase.done")
        hub = Hub(kept.outbox, farewell)
        rate, by_address, shared = settings.web_rate, settings.web_address_rate, redis_of(settings.redis_url)
        return cls(
            settings=settings,
            kept=kept,
            notice=Notice.open(settings.web_days),
            farewell=farewell,
            signer=Signer(open_secret(settings)),
            hub=hub,
            dispatcher=Dispatcher(kept, hub, turns_of(kept, on_new_message)),
            messages=SharedLimits("web-messages", rate, BURST, shared),
            requests=SharedLimits("web-requests", rate * OTHERS, BURST * OTHERS, shared),
            addresses=SharedLimits("web-addresses", by_address, by_address, shared),
        )

    @property
    def life(self) -> timedelta:
        """How long a session lives."""
        return timedelta(days=self.settings.web_days)

    async def session_of(self, request: Request) -> Session:
        """The session whose token the request carries; raises `FaultError` 401, or 429 where it asks too often."""
        conversation = self.signer.read(request.headers.get("authorization", ""))
        await allow(self.requests, conversation)
        session = await in_time(asyncio.to_thread(self.kept.sessions.get, conversation))
        if session is None:
            raise session_unknown()
        return session

    async def allow_address(self, request: Request) -> None:
        """Raise `FaultError` 429 where the request's address asks too often."""
        await allow(self.addresses, address_of(request.ip, request.headers.get("x-forwarded-for"), self.settings.proxies))


async def in_time(work: Awaitable[T]) -> T:
    """What `work` gives; raises `FaultError` 503 where that takes longer than a citizen is kept waiting."""
    try:
        return await asyncio.wait_for(work, PATIENCE)
    except asyncio.TimeoutError:
        raise unavailable() from None


async def allow(limits: SharedLimits, name: str) -> None:
    """Raise `FaultError` 429 where `name` asks too often."""
    if seconds := await limits.wait(name):
        raise FaultError(429, "too_many", f"发得太快了，请过 {seconds} 秒再试。", seconds)


def turns_of(kept: Conversations, on_new_message: OnNewMessage) -> Callable[[Pending], Awaitable[List[Dict[str, Any]]]]:
    """What takes the turn of a message: Rasa hears it together with the place that the page was made for."""

    async def take(pending: Pending) -> List[Dict[str, Any]]:
        session = await asyncio.to_thread(kept.sessions.get, pending.conversation)
        preset = {PRESET_PLACE: session.region_code} if session and session.region_code else None
        message = UserMessage(pending.text, None, pending.conversation, input_channel=NAME, message_id=pending.claim, metadata=preset)
        return await open_turns().take(on_new_message, message, trace=trace_for(pending.conversation, pending.client_id))

    return take
