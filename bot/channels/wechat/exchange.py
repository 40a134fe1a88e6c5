"""One message of a person, and how far the answer to it has come."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.channels.wechat.hearing import Heard
from bot.conversations.records import now
from bot.wechat.incoming import Incoming
from bot.wechat.packet import Packet

TRIES = 3
"""How often the platform asks, five seconds apart (developers.weixin.qq.com, 被动回复用户消息)."""
LAST_TRY = 9.0  # seconds of age from which a message comes for the last time, whoever counted


@dataclass(frozen=True)
class Reply:
    """What a request gets: `text`; silence, which ends the matter; or nothing until the platform hangs up and asks again."""

    kind: Literal["text", "silence", "hold"]
    text: str = ""

    @classmethod
    def of(cls, text: str | None) -> "Reply":
        """A text, or silence for none."""
        return cls("text", text) if text else SILENCE


SILENCE, HOLD = Reply("silence"), Reply("hold")


@dataclass(eq=False)
class Exchange:
    """State of a message. `incoming` is None for one that a process before this has promised to answer.

    `waiting` requests can still take the answer. `packet` is the answer until somebody takes it, `rest` what did not fit into the passive
    `reply`. `passed_on` says that no request took it and it is being sent or stored, `stored` that it waits in the database, `gone` that
    nobody waits for it any more, `elsewhere` that another worker answers it. `placed` is set when its place among the person's messages is
    known, `ready` when the answer is there, `over` when it was taken, sent or stored.
    """

    key: str
    person: str
    conversation: str
    incoming: Incoming | None = None
    heard: Heard | None = None
    tries: int = 0
    waiting: int = 0
    packet: Packet | None = None
    rest: Packet | None = None
    reply: str | None = None
    placeholder: str | None = None
    promised: bool = False
    passed_on: bool = False
    stored: bool = False
    gone: bool = False
    elsewhere: bool = False
    began: datetime = field(default_factory=now)
    placed: asyncio.Event = field(default_factory=asyncio.Event)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    claiming: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def question(self) -> str:
        """What asks it again in another process; empty for what is no question."""
        if self.heard is not None:
            return self.heard.ask
        return self.incoming.text if self.incoming else ""

    def tried(self, now: float) -> None:
        """A request has come for this message; `now` in seconds since 1970. A restart forgets how many came before, not its age."""
        self.tries += 1
        if self.incoming is not None and now - self.incoming.created >= LAST_TRY:
            self.tries = max(self.tries, TRIES)

    def offer(self, packet: Packet | None) -> None:
        """The answer is there; None for silence."""
        self.packet = packet
        self.ready.set()

    async def settled(self) -> None:
        """Wait until a request has taken the answer, or none is left that could."""
        while self.waiting and self.reply is None:
            self.left.clear()
            await self.left.wait()

    def release(self) -> None:
        """A request waits no longer."""
        self.waiting -= 1
        self.left.set()

    def unclaimed(self) -> Packet | None:
        """What no request has taken; nobody gets it from here any more."""
        left = self.rest if self.reply is not None else self.packet
        self.packet, self.passed_on = None, True
        return left
