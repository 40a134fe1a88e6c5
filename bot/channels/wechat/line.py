"""All that serves one account in this process, opened together, started and stopped with the server."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.answer.phrases import Phrases
from bot.channels.turns import open_turns
from bot.channels.wechat.answering import Answers
from bot.channels.wechat.delivery import ApiDelivery
from bot.channels.wechat.exchanges import Exchanges
from bot.channels.wechat.hearing import Hearing
from bot.channels.wechat.resuming import Resuming
from bot.channels.wechat.storing import Storing
from bot.conversations.turns import for_client
from bot.monitoring.trace import current_trace
from bot.regions import Resolver
from bot.settings import Settings
from bot.wechat.account import Account
from bot.wechat.api import PlatformApi
from bot.wechat.ledger import Ledger
from bot.wechat.menu import read_menu
from bot.wechat.shared import LocalState, RedisState, SharedState
from bot.wiring import open_conversations, open_resolver

TURN = 80.0  # seconds that a turn may take: the answer can be sent later; then the citizen hears that a part is down

Handler = Callable[[UserMessage], Awaitable[Any]]


class Collector(CollectingOutputChannel):
    """Gathers a reply; its name chooses the responses that are written for WeChat (`channel: wechat`)."""

    @classmethod
    def name(cls) -> str:
        return "wechat"


class Line:
    """One account's exchanges and what they need."""

    def __init__(self, account: Account, settings: Settings, on_new_message: Handler) -> None:
        self.account = account
        self._on_new_message = on_new_message
        self._resolver: Resolver | None = None
        self.state = _state(settings)
        self.api = PlatformApi(account, self.state)
        phrases = Phrases.open()
        self.hearing = Hearing(phrases, read_menu(Path(settings.platforms["wechat_menu"])), self.state, self._place_of, settings.talk_days)
        storing = Storing(open_conversations(settings).pending, account.kind)
        delivery = ApiDelivery(account, self.api, Ledger(self.state), phrases)
        pages = f"{account.pages}/webhooks/{account.kind}/clause" if account.pages else ""
        answers = Answers(self._ask, self.hearing, storing, phrases, pages, lambda: delivery.allowed, self._off)
        self.exchanges = Exchanges(answers, storing, delivery, self.state, phrases)
        self._resuming = Resuming(self.exchanges, storing, delivery, alone=not settings.redis_url, off=self._off)

    async def start(self) -> None:
        """Take over what an earlier process has left."""
        await self._resuming.start()
        await asyncio.get_running_loop().run_in_executor(None, self._open_resolver)

    async def stop(self) -> None:
        """Let go of everything that is open."""
        await self._resuming.stop()
        await self.api.close()
        if isinstance(self.state, RedisState):
            await self.state.close()

    async def _ask(self, conversation: str, text: str) -> Sequence[Mapping[str, Any]]:
        message = UserMessage(text, sender_id=conversation, input_channel=self.account.kind)
        return for_client(await open_turns().take(self._on_new_message, message, Collector(), TURN, current_trace()))

    async def _off(self) -> str | None:
        return await open_turns().off()

    def _place_of(self, label: str) -> str | None:
        living = self._open_resolver().resolve(label).living
        return living.full_name if living else None

    def _open_resolver(self) -> Resolver:
        self._resolver = self._resolver or open_resolver()
        return self._resolver


def _state(settings: Settings) -> SharedState:
    return RedisState(settings.redis_url, LocalState()) if settings.redis_url else LocalState()
