"""Server-sent events for the open pages: what is new, in order, from where the page left off."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi.responses import StreamingResponse

from bot.desk.talks.watch import Listener

BEAT = 15.0  # seconds between signs of life
OPENING = "retry: 2000\n\n"
HEARTBEAT = ": \n\n"
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Event:
    """One event: its name, what it says, and its number where a page can go on after it."""

    name: str
    data: dict[str, Any] = field(default_factory=dict)
    number: int | None = None

    def sent(self) -> str:
        """The event as the page gets it."""
        head = "" if self.number is None else f"id: {self.number}\n"
        return f"{head}event: {self.name}\ndata: {json.dumps(self.data, ensure_ascii=False)}\n\n"


@dataclass(frozen=True)
class News:
    """What is new for a page; `over` says that it is to be told nothing more."""

    events: Sequence[Event]
    over: bool = False


def number_in(*given: str | None) -> int:
    """The number after which a page goes on: the first that is given and is one, else 0."""
    return next((int(text) for text in given if text and text.isascii() and text.isdecimal() and int(text) <= LARGEST), 0)


async def stream(listener: Listener, news: Callable[[], Awaitable[News]], pause: float = 0.0) -> AsyncIterator[str]:
    """Everything that `news` gives, whenever the listener is woken, and at every beat; at most once in `pause` seconds."""
    yield OPENING
    while True:
        found = await news()
        for event in found.events:
            yield event.sent()
        if found.over:
            return
        await asyncio.sleep(pause)
        if not await listener.wait(BEAT):
            yield HEARTBEAT


def reply(events: AsyncIterator[str]) -> StreamingResponse:
    """The stream as a reply."""
    return StreamingResponse(events, media_type="text/event-stream", headers=HEADERS)
