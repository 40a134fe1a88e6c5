"""An answer of the start page goes to whoever asked: into a talk that the operator has, or as a text message to a caller's telephone."""

from typing import Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from bot.answer.answer import Answer
from bot.answer.rendering import sms_parts
from bot.conversations.records import Handover, now
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.faults import PARTIAL
from bot.desk.guards import csrf_of, token_of
from bot.desk.look_up.calls import Asked
from bot.desk.page import Page
from bot.desk.pages.look_up import PATH, operator
from bot.desk.pages.look_up import asked as asked_in
from bot.desk.talks.clauses import as_said
from bot.desk.talks.queue import Row, row_of
from bot.errors import HandoverError

router = APIRouter()
PAGE = Page(router)


@router.post("/look-up/send")
def send(
    request: Request,
    account: Account = Depends(operator),
    asked: Asked = Depends(asked_in),
    index: str = Form("0"),
    talk: str = Form(""),
    choose: str = Form(""),
) -> Response:
    """Send the answer number `index` into the talk that the operator has, or that is named.

    With several talks or none, or to `choose`, the reply offers the talks, and the answer as a text message.
    """
    desk, answer = desk_of(request), _answer(request, asked, index)
    if answer is None:
        return _shown(request, account, fault="这一条没有条款可发；请先查到一条。")
    talks = talks_of(desk, account)
    named = [one for one in talks if str(one.number) == talk]
    if talk and not named:
        raise HandoverError(int(talk) if talk.isascii() and talk.isdecimal() else 0, None)
    chosen = named or ([] if choose or len(talks) > 1 else talks)
    for one in chosen:
        said = as_said(answer, str(one.conversation), desk.parts.answering.renderer)
        desk.live.take_over.write(one.number, account.name, said)
        return _shown(request, account, sent=_row(desk, account, one))
    message = desk.parts.answering.renderer.render(answer, "sms")
    offered = {"asked": asked, "index": index, "talks": [_row(desk, account, one) for one in talks]}
    return _shown(request, account, message=message, parts=sms_parts(message), **offered)


def talks_of(desk: Desk, account: Account) -> list[Handover]:
    """The talks that the account has now, the oldest first."""
    if not account.may("take_over"):
        return []
    return [one for one in desk.kept.handovers.pending() if one.conversation and one.state == "taken" and one.taken_by == account.name]


def _answer(request: Request, asked: Asked, index: str) -> Answer | None:
    """The answer as it is on the screen, where it has clauses."""
    if not asked.words or not (index.isascii() and index.isdecimal()):
        return None
    desk = desk_of(request)
    call = desk.calls.of(token_of(request))
    answers = desk.look_up.find(asked, call.base(asked), call.ticks).answers
    return next((one for one in answers[int(index) : int(index) + 1] if one.clauses), None)


def _row(desk: Desk, account: Account, talk: Handover) -> Row:
    return row_of(talk, account, desk.gazetteer, now())


def _shown(request: Request, account: Account, **facts: Any) -> Response:
    desk, csrf = desk_of(request), csrf_of(token_of(request))
    facts = {"sent": None, "fault": "", "message": "", "parts": 0, "talks": [], "asked": Asked(""), "index": "0", **facts}
    if PARTIAL in request.headers:
        return HTMLResponse(desk.views.part("look_up/send.html.j2", csrf=csrf, **facts))
    return desk.views.page("look_up/send_page.html.j2", csrf, account, 200, PATH, **facts)
