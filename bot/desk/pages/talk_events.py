"""What is new in the queue and in a talk, while the page is open."""

import asyncio
from collections.abc import AsyncIterator, Callable

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from bot.conversations.records import Handover
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.faults import NotSignedInError
from bot.desk.guards import csrf_of, demand, token_of
from bot.desk.page import Page
from bot.desk.pages.talk import SPEAKERS
from bot.desk.pages.talks import PATH, facts_of
from bot.desk.talks.streams import Event, News, number_in, reply, stream
from bot.errors import ConversationError, HandoverError

QUEUE = 2.0  # seconds between two lists of the queue: a hundred open pages want all of them
router = APIRouter()
PAGE = Page(router)


def watcher(request: Request) -> Account:
    """Who watches; a page that is only open keeps no session alive."""
    account = _account(request)
    if account is None or account.must_change:
        raise NotSignedInError()
    demand(request, account, "take_over")
    return account


def watched(request: Request, number: int, account: Account = Depends(watcher)) -> Handover:
    """The talk of the operator who has it."""
    found = desk_of(request).kept.handovers.get(number)
    if found.conversation is None or found.taken_by != account.name:
        raise HandoverError(number, found.state)
    return found


@router.get(PATH + "/events")
async def queue_events(request: Request, account: Account = Depends(watcher), everywhere: str = "") -> Response:
    """The list anew whenever it changes, and every minute since the waiting times do."""
    desk, csrf, told = desk_of(request), csrf_of(token_of(request)), [""]

    def read() -> News:
        if _account(request) is None:
            return News([Event("over")], over=True)
        facts = facts_of(desk, account, desk.watch.pending(), bool(everywhere))
        html = desk.views.part("talks/queue.html.j2", csrf=csrf, **facts)
        events = [Event("queue", {"html": html, "status": facts["queue"].status})] if html != told[0] else []
        told[0] = html
        return News(events)

    return reply(_streamed(desk, None, read, QUEUE))


@router.get(PATH + "/{number:int}/events")
async def talk_events(
    request: Request, account: Account = Depends(watcher), talk: Handover = Depends(watched), after: str = ""
) -> Response:
    """The lines after `Last-Event-ID`, or `after`, and each new one; that it is over, once the operator has it no more."""
    desk, name = desk_of(request), str(talk.conversation)
    seen = [number_in(request.headers.get("last-event-id"), after)]

    def read() -> News:
        found = desk.kept.handovers.get(talk.number)
        over = _account(request) is None or found.conversation is None or (found.state, found.taken_by) != ("taken", account.name)
        events = [] if found.conversation is None else _lines(desk, name, seen)
        return News([*events, *([Event("over")] if over else [])], over)

    return reply(_streamed(desk, name, read))


def _lines(desk: Desk, conversation: str, seen: list[int]) -> list[Event]:
    """The lines after the last number that was seen, which moves on."""
    lines = desk.kept.transcript.of(conversation, seen[0])
    seen[0] = lines[-1].number if lines else seen[0]
    part = desk.views.part
    return [
        Event("line", {"html": part("talks/line.html.j2", line=line, speakers=SPEAKERS), "from": line.speaker}, line.number)
        for line in lines
    ]


async def _streamed(desk: Desk, conversation: str | None, read: Callable[[], News], pause: float = 0.0) -> AsyncIterator[str]:
    """The events that `read` gives; while the database is away there are none, and none is left out."""

    async def news() -> News:
        try:
            return await asyncio.to_thread(read)
        except ConversationError:
            return News([])

    with desk.watch.listening(conversation) as listener:
        async for event in stream(listener, news, pause):
            yield event


def _account(request: Request) -> Account | None:
    browser = request.headers.get("user-agent", "")
    return desk_of(request).staff.sign_ins.find(token_of(request), browser, touch=False)
