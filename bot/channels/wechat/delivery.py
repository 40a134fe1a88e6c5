"""Sending an answer later, by the platform's interface, as far as it allows; what it does not take waits for the person's next message."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

import structlog

from bot.answer.phrases import Phrases
from bot.errors import PlatformError, UnansweredError
from bot.wechat.account import Account
from bot.wechat.api import PlatformApi
from bot.wechat.faults import kind_of
from bot.wechat.incoming import Incoming
from bot.wechat.ledger import Ledger
from bot.wechat.packet import Packet
from bot.wechat.splitting import GAP, PIECE, size, split

log = structlog.get_logger(__name__)

PLENTY = 20  # messages at once where the platform does not count
SHORTEST = 200  # bytes below which a text that is too long is not cut any more
AGAIN = (30.0, 120.0, 600.0)  # seconds until a message that certainly was not sent is tried once more
PAUSED = {"right": 3600.0, "quota": 3600.0, "address": 60.0, "account": 60.0, "token": 60.0}
"""Seconds for which nothing is sent after such a fault: the platform's retries and the next message serve meanwhile."""


@dataclass(frozen=True)
class Delivered:
    """What is left of a packet after sending; in `again_in` seconds it may be tried once more, None for when the person writes."""

    rest: Packet | None = None
    again_in: float | None = None


class Delivery(Protocol):
    """Sends packets by the interface."""

    @property
    def allowed(self) -> bool:
        """Whether the account may send at all, as far as is known."""

    async def grant(self, incoming: Incoming) -> None:
        """What a message of a person allows."""

    async def send(self, person: str, packet: Packet, tries: int = 0) -> Delivered:
        """Send what can be sent; never raises. `tries` counts the attempts before this one."""


Part = tuple[Literal["text", "card", "choices"], str]
"""One message: its kind, and what it says as a text."""


class ApiDelivery:
    """Sends by `PlatformApi`, within what the ledger allows. `clock` gives seconds."""

    def __init__(
        self, account: Account, api: PlatformApi, ledger: Ledger, phrases: Phrases, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._account, self._api, self._ledger, self._phrases, self._clock = account, api, ledger, phrases, clock
        self._paused_until = float("-inf")

    @property
    def allowed(self) -> bool:
        return self._account.may_send and self._clock() >= self._paused_until

    async def grant(self, incoming: Incoming) -> None:
        await self._ledger.grant(incoming)

    async def send(self, person: str, packet: Packet, tries: int = 0) -> Delivered:
        room = PLENTY if self._account.kind == "wecom" else await self._ledger.left(person)
        parts, later = self._plan(packet, room)
        while parts:
            kind, text = parts.popleft()
            try:
                await self._send_one(person, kind, text, packet)
            except PlatformError as error:
                if kind_of(error) == "long" and size(text) > SHORTEST:
                    parts.extendleft(("text", piece) for piece in reversed(split(text, max(SHORTEST, size(text) // 2))))
                    continue
                return await self._failed(person, error, [text, *(text for _, text in parts), *later], packet, tries)
            log.info("wechat.sent", channel=self._account.kind, what=kind)
            await self._ledger.spend(person)
        return Delivered(Packet(tuple(later), packet.options, written=True, begun=room > 0)) if later else Delivered()

    def _plan(self, packet: Packet, room: int) -> tuple[deque[Part], list[str]]:
        """The messages to send, at most `room`, and the texts that must wait; where little is left they are packed together."""
        parts = _apart(packet, menus=self._account.kind != "wecom")
        if len(parts) > room:
            parts = [("text", piece) for piece in packet.pieces()]
        if len(parts) <= room:
            return deque(parts), []
        now, later = parts[:room], [text for _, text in parts[room:]]
        if now:
            now[-1] = ("text", now[-1][1] + GAP + self._phrases.say("wechat.more", count=str(len(later))))
        return deque(now), later

    async def _send_one(self, person: str, kind: str, text: str, packet: Packet) -> None:
        if kind == "card" and packet.card is not None:
            await self._api.send_card(person, packet.card)
        elif kind == "choices":
            await self._api.send_choices(person, packet.above, packet.options)
        else:
            await self._api.send_text(person, text)

    async def _failed(self, person: str, error: PlatformError, left: list[str], packet: Packet, tries: int) -> Delivered:
        kind = kind_of(error)
        log.error("wechat.not_sent", code=error.code, what=error.what, advice=error.advice)
        if kind in ("closed", "many"):
            await self._ledger.close(person)
        self._paused_until = max(self._paused_until, self._clock() + PAUSED.get(kind, 0.0))
        if isinstance(error, UnansweredError):  # it may have arrived: it is not sent twice unasked
            left = [self._phrases.say("wechat.again") + GAP + left[0], *left[1:]] if size(left[0]) <= PIECE else left
        certain = kind in ("busy", "token", "address", "account", "silent") and not isinstance(error, UnansweredError)
        again = AGAIN[tries] if certain and tries < len(AGAIN) else None
        return Delivered(Packet(tuple(left), packet.options, written=True), again)


def _apart(packet: Packet, menus: bool) -> list[Part]:
    """Every text by itself, then the card, then the choices, to tap where the account has menus in messages."""
    parts: list[Part] = [("text", piece) for text in packet.texts for piece in split(text)]
    if packet.written:
        return parts
    parts += [("card", packet.card.line)] if packet.card else []
    return [*parts, *((("choices" if menus else "text"), text) for text in packet.numbered())]
