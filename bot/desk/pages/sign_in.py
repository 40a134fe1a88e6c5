"""Signing in and out."""

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, set_token, signed_in, token_of
from bot.desk.page import Page
from bot.errors import SignInError

router = APIRouter()
PAGE = Page(router)
WRONG, LOCKED = 401, 429


@router.get("/sign-in")
def show(request: Request) -> Response:
    """The form."""
    return _form(request)


@router.post("/sign-in")
def sign_in(request: Request, name: str = Form(""), password: str = Form("")) -> Response:
    """Open a session, and go to the start page."""
    desk = desk_of(request)
    browser = request.headers.get("user-agent", "")
    try:
        token = desk.staff.sign_ins.open(plain(name), password, browser, desk.address(request))
    except SignInError as error:
        return _form(request, str(error), plain(name), LOCKED if error.minutes else WRONG)
    response = RedirectResponse("/", 303)
    set_token(response, desk, token)
    return response


@router.post("/sign-out")
def sign_out(request: Request, account: Account = Depends(signed_in)) -> Response:
    """Close the session."""
    desk = desk_of(request)
    desk.staff.sign_ins.close(token_of(request), account)
    desk.calls.end(token_of(request))
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(desk.cookie, path="/", secure=desk.settings.desk.https, httponly=True, samesite="strict")
    return response


def _form(request: Request, fault: str = "", name: str = "", status: int = 200) -> Response:
    """The form, with a token of its own where the browser has none."""
    desk, token = desk_of(request), token_of(request)
    fresh = Response()
    if not token:
        token = set_token(fresh, desk)
    page = desk.views.page("sign_in.html.j2", csrf_of(token), None, status, fault=fault, name=name)
    if cookie := fresh.headers.get("set-cookie"):
        page.headers["set-cookie"] = cookie
    return page
