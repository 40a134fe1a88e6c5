"""One's own password."""

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.guards import OWN_PASSWORD, csrf_of, set_token, signed_in, token_of
from bot.desk.page import MenuEntry, Page
from bot.errors import AccountError, SignInError

router = APIRouter()
PAGE = Page(router, MenuEntry(OWN_PASSWORD, "我的密码"))


@router.get(OWN_PASSWORD)
def show(request: Request, account: Account = Depends(signed_in)) -> Response:
    """The form."""
    return _form(request, account)


@router.post(OWN_PASSWORD)
def change(
    request: Request, account: Account = Depends(signed_in), old: str = Form(""), new: str = Form(""), again: str = Form("")
) -> Response:
    """Give oneself another password: all sessions end, and this browser gets a new one."""
    desk = desk_of(request)
    browser, address = request.headers.get("user-agent", ""), desk.address(request)
    try:
        desk.staff.sign_ins.confirm(account.name, old, address)
        if new != again:
            raise AccountError(account.name, "两次输入的新密码不一样")
        if new == old:
            raise AccountError(account.name, "新密码要和原来的不一样")
        desk.staff.accounts.set_password(account.name, new, account.name)
        token = desk.staff.sign_ins.open(account.name, new, browser, address)
    except SignInError as error:
        return _form(request, account, str(error) if error.minutes else "原来的密码不对；请再输一次。", 400)
    except AccountError as error:
        return _form(request, account, str(error), 400)
    response = RedirectResponse("/", 303)
    set_token(response, desk, token)
    return response


def _form(request: Request, account: Account, fault: str = "", status: int = 200) -> Response:
    views, csrf = desk_of(request).views, csrf_of(token_of(request))
    return views.page("own_password.html.j2", csrf, account, status, OWN_PASSWORD, fault=fault)
