"""The start page: one field, and what applies to it."""

from typing import Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.conversations.records import now
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.look_up.calls import Asked, Call
from bot.desk.look_up.checklist import told
from bot.desk.look_up.finding import Result
from bot.desk.look_up.shown import outcome_of, show
from bot.desk.page import MenuEntry, Page
from bot.language.masking import mask
from bot.policy.topics import TOPICS

PATH = "/"
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "查询", "look_up"))
LONGEST = 200
KEYS = {topic.key for topic in TOPICS}
operator = needs("look_up")


def asked(q: str = Form(""), topic: str = Form(""), pick: str = Form("")) -> Asked:
    """What a form asks, without personal numbers."""
    return Asked(mask(plain(q, LONGEST)), topic if topic in KEYS else None, plain(pick, 60))


@router.get(PATH)
def start(request: Request, account: Account = Depends(operator)) -> Response:
    """The field, and the question of this call that is on the screen."""
    desk, call = desk_of(request), desk_of(request).calls.of(token_of(request))
    result = _find(desk, call, call.current) if call.current else None
    return _page(request, account, call, result)


@router.post("/look-up")
def look_up(request: Request, account: Account = Depends(operator), asked: Asked = Depends(asked)) -> Response:
    """Look up for good, on a page of its own: for browsers without script."""
    call, result = _kept(request, asked)
    return _page(request, account, call, result)


@router.post("/look-up/results")
def results(request: Request, account: Account = Depends(operator), asked: Asked = Depends(asked), keep: str = Form("")) -> Response:
    """The results alone, while somebody types; with `keep` the question belongs to the call."""
    desk, call = desk_of(request), desk_of(request).calls.of(token_of(request))
    if not asked.words:
        return HTMLResponse("")
    if keep:
        call, result = _kept(request, asked)
    else:
        result = _find(desk, call, asked, typing=True)
    return HTMLResponse(desk.views.part("look_up/results.html.j2", **_facts(desk, asked, result, call if keep else None)))


@router.post("/look-up/tick")
def tick(
    request: Request,
    account: Account = Depends(operator),
    asked: Asked = Depends(asked),
    name: str = Form(""),
    value: str = Form(""),
) -> Response:
    """Note what the caller told of one condition, and give the verdicts on all clauses."""
    desk, token = desk_of(request), token_of(request)
    call, _ = _kept(request, asked)
    variable, fact = told(plain(name), value == "yes", call.ticks)
    ticks = {key: one for key, one in call.ticks.items() if key != variable or value in ("yes", "no")}
    call = call.with_ticks(ticks | ({variable: fact} if value in ("yes", "no") else {}))
    result = _find(desk, call, asked)
    desk.calls.keep(token, call.with_question(asked, result.known, "", now()))
    shown = show(result, desk.gazetteer, desk.checklists)
    return HTMLResponse(desk.views.part("look_up/verdicts.html.j2", shown=shown))


@router.post("/look-up/end")
def end(request: Request, account: Account = Depends(operator)) -> Response:
    """The call is over: forget it."""
    desk_of(request).calls.end(token_of(request))
    return RedirectResponse(PATH, 303)


def _kept(request: Request, asked: Asked) -> tuple[Call, Result]:
    desk, token = desk_of(request), token_of(request)
    call = desk.calls.of(token)
    result = _find(desk, call, asked)
    if asked.words:
        call = call.with_question(asked, result.known, outcome_of(result), now())
        desk.calls.keep(token, call)
    return call, result


def _find(desk: Desk, call: Call, asked: Asked, typing: bool = False) -> Result:
    return desk.look_up.find(asked, call.base(asked), call.ticks, typing)


def _page(request: Request, account: Account, call: Call, result: Result | None) -> Response:
    desk, asked = desk_of(request), call.current or Asked("")
    facts = _facts(desk, asked, result, call) if result and asked.words else {"shown": None, "asked": asked, "call": call}
    return desk.views.page("look_up/page.html.j2", csrf_of(token_of(request)), account, 200, PATH, **facts)


def _facts(desk: Desk, asked: Asked, result: Result, call: Call | None) -> dict[str, Any]:
    return {"shown": show(result, desk.gazetteer, desk.checklists), "asked": asked, "call": call}
