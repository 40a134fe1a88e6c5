"""The switch: an admin turns the bot off in all channels at once, and on again."""

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.records import CLOCK
from bot.conversations.staff.records import Account
from bot.conversations.switch import LONGEST
from bot.desk.desk import desk_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page

PATH = "/switch"
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "停用机器人", "switch_bot"))
admin = needs("switch_bot")


@router.get(PATH)
def show(request: Request, account: Account = Depends(admin)) -> Response:
    """How the switch stands."""
    desk = desk_of(request)
    state = desk.kept.switch.state()
    at = state.changed_at + CLOCK if state.changed_at else None
    return desk.views.page("switch.html.j2", csrf_of(token_of(request)), account, 200, PATH, state=state, at=at, longest=LONGEST)


@router.post(PATH + "/off")
def turn_off(request: Request, account: Account = Depends(admin), message: str = Form("")) -> Response:
    """Turn the bot off."""
    desk_of(request).kept.switch.turn_off(account.name, plain(message, LONGEST))
    return RedirectResponse(PATH, 303)


@router.post(PATH + "/on")
def turn_on(request: Request, account: Account = Depends(admin)) -> Response:
    """Turn the bot on."""
    desk_of(request).kept.switch.turn_on(account.name)
    return RedirectResponse(PATH, 303)
