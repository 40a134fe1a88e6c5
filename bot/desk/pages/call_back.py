"""Calling a citizen back: ask for the number, and delete it after the call."""

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.records import Handover
from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.page import Page
from bot.desk.pages.talk import ONE, mine
from bot.desk.pages.talks import PATH, operator

router = APIRouter()
PAGE = Page(router)


@router.post(ONE + "/call-back")
def call_back(request: Request, account: Account = Depends(operator), talk: Handover = Depends(mine), how: str = Form("")) -> Response:
    """Send the link to the form, or delete the number; without a key or an address there is nothing to do."""
    desk = desk_of(request)
    steps, address = desk.live.calling_back, desk.settings.platforms["wechat_pages"].rstrip("/")
    if steps is not None and how == "ask" and address:
        steps.ask(talk.number, account.name, address)
    elif steps is not None and how == "done":
        steps.done(talk.number, account.name)
    return RedirectResponse(f"{PATH}/{talk.number}", 303)
