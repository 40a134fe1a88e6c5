"""The queue: who waits for a person, and the talks that one has."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.records import Handover, now
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page
from bot.desk.talks.queue import queue_of

PATH = "/talks"
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "人工对话", "take_over"))
operator = needs("take_over")


@router.get(PATH)
def show(request: Request, account: Account = Depends(operator), everywhere: str = "") -> Response:
    """The queue of the account's place; with `everywhere` of all."""
    desk = desk_of(request)
    facts = facts_of(desk, account, desk.kept.handovers.pending(), bool(everywhere))
    return desk.views.page("talks/queue_page.html.j2", csrf_of(token_of(request)), account, 200, PATH, **facts)


@router.post(PATH + "/{number:int}/take")
def take(request: Request, number: int, account: Account = Depends(operator)) -> Response:
    """Take a request; whoever is second is told so."""
    desk = desk_of(request)
    desk.live.take_over.take(number, account.name)
    desk.live.take_over.tell_queue(number)
    return RedirectResponse(f"{PATH}/{number}", 303)


def facts_of(desk: Desk, account: Account, pending: Sequence[Handover], everywhere: bool) -> dict[str, Any]:
    """What the list shows of the requests that are `pending`."""
    at = now()
    queue = queue_of(pending, account, desk.gazetteer, at, everywhere)
    hours = desk.office.at(account.region_code, at)
    return {"queue": queue, "hours": hours, "everywhere": everywhere}
