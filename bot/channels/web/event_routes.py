"""The address that a client listens to: everything that is said in its session, as a stream or by asking again and again."""

import asyncio
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

import structlog
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.web.faults import bad_request
from bot.channels.web.hub import Listener
from bot.channels.web.parts import Parts, in_time
from bot.channels.web.shapes import HEARTBEAT, OPENING, event_object, sent
from bot.channels.web.writing import for_reader, shown, wants_traditional
from bot.conversations.outbox import Event
from bot.errors import ConversationError, UnknownSessionError

log = structlog.get_logger(__name__)
BEAT = 15.0  # seconds between signs of life
LONGEST_WAIT = 25
LARGEST_NUMBER = 2**31 - 1
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@dataclass(frozen=True)
class News:
    """What is new for a stream: events, the message whose turn runs, the farewell where everything is gone."""

    events: List[Event]
    working: Optional[str]
    erased: Optional[str]


def add_event_routes(blueprint: Blueprint, parts: Parts) -> None:
    """Add `GET /events`."""

    @blueprint.get("/events")
    async def events(request: Request) -> Optional[HTTPResponse]:
        session = await parts.session_of(request)
        after = _number("after", request.headers.get("last-event-id") or request.args.get("after") or "0", LARGEST_NUMBER)
        wait = _number("wait", request.args.get("wait") or "0", LONGEST_WAIT)
        with parts.hub.listening(session.conversation, after) as listener:
            if "text/event-stream" not in request.headers.get("accept", ""):
                return await _poll(request, parts, listener, wait)
            await _stream(request, parts, listener)
        return None


async def _poll(request: Request, parts: Parts, listener: Listener, wait: int) -> HTTPResponse:
    news = await in_time(news_for(parts, listener))
    if not news.events and news.erased is None and await listener.wait(wait):
        news = await in_time(news_for(parts, listener))
    found = {"events": [_written(request, event) for event in news.events], "working": news.working, "erased": news.erased is not None}
    return response.json(found)


async def _stream(request: Request, parts: Parts, listener: Listener) -> None:
    news = await in_time(news_for(parts, listener))
    reply = await request.respond(content_type="text/event-stream; charset=utf-8", headers=HEADERS)
    await reply.send(OPENING)
    told: Optional[str] = None
    while True:
        for event in news.events:
            await reply.send(sent("message", _written(request, event), event.seq))
        if news.working is not None and news.working != told:
            told = news.working
            await reply.send(sent("working", {"reply_to": told}))
        if news.erased is not None:
            await reply.send(sent("erased", {"text": for_reader(request, news.erased)}))
            break
        if listener.over:
            break
        if await listener.wait(BEAT):
            news = await _news_in_time(parts, listener)
        else:
            news = News([], None, None)
            await reply.send(HEARTBEAT)
    await reply.eof()


def _written(request: Request, event: Event) -> Dict[str, Any]:
    """An event of the contract, for the reader who asks for it."""
    found = event_object(event)
    return found | {"shown": shown(found)} if wants_traditional(request) else found


async def news_for(parts: Parts, listener: Listener) -> News:
    """What a stream has not given yet; raises `ConversationError` where that cannot be read."""
    listener.call.clear()
    events: List[Event] = []
    if listener.erased is None:
        try:
            events = await asyncio.to_thread(parts.kept.outbox.after, listener.conversation, listener.seen)
        except UnknownSessionError:
            listener.erased = listener.erased or parts.farewell
    for event in events:
        listener.seen = event.seq
        listener.replied = event.reply_to if event.last and event.reply_to else listener.replied
    working = parts.hub.working(listener.conversation)
    return News(events, working if working != listener.replied else None, listener.erased)


async def _news_in_time(parts: Parts, listener: Listener) -> News:
    """The news, or none for now where what is kept cannot be read: the stream stays open, and the next look finds them."""
    try:
        return await news_for(parts, listener)
    except ConversationError as error:
        log.warning("web.not_read", error=str(error))
        return News([], None, None)


def _number(name: str, text: str, most: int) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > most:
        raise bad_request(f"{name} 应为 0 到 {most} 的整数。")
    return int(text)
