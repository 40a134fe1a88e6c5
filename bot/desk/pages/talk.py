"""One talk: all that was said, what is known, and the steps of the operator who has it."""

from typing import Any, get_args

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.answer.recollection import things_known
from bot.conversations.outbox import Said
from bot.conversations.pseudonyms import pseudonym_of
from bot.conversations.records import Ended, Handover, now
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.faults import PARTIAL
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, token_of
from bot.desk.look_up.calls import Asked
from bot.desk.look_up.shown import show as shown
from bot.desk.page import Page
from bot.desk.pages.look_up import asked as asked_in
from bot.desk.pages.talks import PATH, operator
from bot.desk.talks.clauses import as_said, find, known_of
from bot.desk.talks.queue import place_of, row_of
from bot.errors import HandoverError

ONE = PATH + "/{number:int}"
LONGEST = 2000
ENDS = {"solved": "已经答复", "referred": "请市民去窗口或拨热线", "silent": "市民不再说话", "other": "其他"}
SPEAKERS = {"citizen": "市民", "bot": "智能助手", "operator": "人工客服", "system": "系统"}
router = APIRouter()
PAGE = Page(router)


def mine(request: Request, number: int, account: Account = Depends(operator)) -> Handover:
    """The talk, which only the operator sees who has it; raises `HandoverError` for anybody else."""
    found = desk_of(request).kept.handovers.get(number)
    if found.conversation is None or found.state != "taken" or found.taken_by != account.name:
        raise HandoverError(number, "withdrawn" if found.conversation is None else found.state)
    return found


@router.get(ONE)
def show(request: Request, account: Account = Depends(operator), talk: Handover = Depends(mine)) -> Response:
    """The page of the talk."""
    desk = desk_of(request)
    desk.live.take_over.touch(talk.number, account.name)
    return desk.views.page("talks/talk.html.j2", csrf_of(token_of(request)), account, 200, PATH, **_facts(desk, account, talk))


@router.post(ONE + "/write")
def write(request: Request, account: Account = Depends(operator), talk: Handover = Depends(mine), text: str = Form("")) -> Response:
    """Say something to the citizen."""
    lines = [plain(line, LONGEST) for line in text.splitlines()]
    said = "\n".join(lines).strip()[:LONGEST]
    if said:
        desk_of(request).live.take_over.write(talk.number, account.name, Said(said))
    return _done(request, f"{PATH}/{talk.number}")


@router.post(ONE + "/find")
def search(request: Request, talk: Handover = Depends(mine), asked: Asked = Depends(asked_in)) -> Response:
    """What can be sent for some words, as the citizen would get it."""
    desk = desk_of(request)
    result = find(desk.look_up, asked, talk.summary) if asked.words else None
    found = shown(result, desk.gazetteer, desk.checklists) if result else None
    facts = {"shown": found, "asked": asked, "number": talk.number, "csrf": csrf_of(token_of(request))}
    return HTMLResponse(desk.views.part("talks/found.html.j2", **facts))


@router.post(ONE + "/insert")
def insert(
    request: Request,
    account: Account = Depends(operator),
    talk: Handover = Depends(mine),
    asked: Asked = Depends(asked_in),
    index: str = Form("0"),
) -> Response:
    """Send one of the answers that were found."""
    desk = desk_of(request)
    answers = find(desk.look_up, asked, talk.summary).answers if asked.words else ()
    number = int(index) if index.isascii() and index.isdecimal() else len(answers)
    for answer in answers[number : number + 1]:
        said = as_said(answer, str(talk.conversation), desk.parts.answering.renderer)
        desk.live.take_over.write(talk.number, account.name, said)
    return _done(request, f"{PATH}/{talk.number}")


@router.post(ONE + "/touch")
def touch(request: Request, account: Account = Depends(operator), talk: Handover = Depends(mine)) -> Response:
    """The operator is there, and reads or types."""
    desk_of(request).live.take_over.touch(talk.number, account.name)
    return Response(status_code=204)


@router.post(ONE + "/leave")
def leave(
    request: Request,
    account: Account = Depends(operator),
    talk: Handover = Depends(mine),
    how: str = Form(""),
    to: str = Form(""),
    why: str = Form(""),
) -> Response:
    """Give the talk to the bot or to a colleague, or close it with a reason."""
    desk, steps = desk_of(request), desk_of(request).live.take_over
    if how == "bot":
        steps.hand_back(talk.number, account.name)
    elif how == "colleague" and to in {one.name for one in colleagues(desk, account)}:
        steps.pass_on(talk.number, account.name, to)
    elif how == "close" and why in ENDS:
        steps.close(talk.number, account.name, next(one for one in get_args(Ended) if one == why))
    else:
        return RedirectResponse(f"{PATH}/{talk.number}", 303)
    return RedirectResponse(PATH, 303)


def colleagues(desk: Desk, account: Account) -> list[Account]:
    """Who could go on with a talk: others who may, and are signed in."""
    present = desk.staff.sign_ins.present()
    return [one for one in desk.staff.accounts.all() if one.name in present and one.may("take_over") and one.name != account.name]


def _facts(desk: Desk, account: Account, talk: Handover) -> dict[str, Any]:
    known, tools = known_of(talk.summary), desk.parts.answering.tools
    lines = desk.kept.transcript.of(str(talk.conversation))
    return {
        "row": row_of(talk, account, desk.gazetteer, now()),
        "hukou": place_of(talk.summary.hukou, desk.gazetteer),
        "things": things_known(known, tools.phrases, tools.gazetteer),
        "pseudonym": pseudonym_of(str(talk.conversation)),
        "call_back": _call_back(desk, account, talk),
        "lines": lines,
        "last": lines[-1].number if lines else 0,
        "speakers": SPEAKERS,
        "ends": ENDS,
        "colleagues": colleagues(desk, account),
    }


def _call_back(desk: Desk, account: Account, talk: Handover) -> dict[str, Any] | None:
    """What the page says of calling back; None where no number is taken."""
    steps = desk.live.calling_back
    if steps is None or not desk.settings.platforms["wechat_pages"]:
        return None
    return {"asked": steps.asked(str(talk.conversation)), "number": steps.number(talk.number, account.name)}


def _done(request: Request, path: str) -> Response:
    return Response(status_code=204) if PARTIAL in request.headers else RedirectResponse(path, 303)
