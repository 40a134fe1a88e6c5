"""The accounts: an admin adds, changes and shuts them."""

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page
from bot.errors import AccountError

PATH = "/accounts"
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "账号", "manage_accounts"))
admin = needs("manage_accounts")
DONE = {"added": "已加账号；把初始密码当面告诉本人，本人第一次登录时要改。", "changed": "已改好；这个账号要重新登录。"}


@router.get(PATH)
def show(request: Request, account: Account = Depends(admin), done: str = "") -> Response:
    """All accounts."""
    return _list(request, account, done=DONE.get(done, ""))


@router.post(PATH + "/add")
def add(
    request: Request,
    account: Account = Depends(admin),
    name: str = Form(""),
    label: str = Form(""),
    role: str = Form(""),
    password: str = Form(""),
    region: str = Form(""),
) -> Response:
    """Add an account with a password that its owner changes at the first sign-in."""
    desk, code = desk_of(request), plain(region) or None
    try:
        if code is not None and code not in desk.gazetteer:
            raise AccountError(plain(name), "没有这个行政区划代码，例如包头市是 150200")
        desk.staff.accounts.add(plain(name), plain(label), role, password, account.name, code)
    except AccountError as error:
        return _list(request, account, fault=str(error), status=400)
    return RedirectResponse(f"{PATH}?done=added", 303)


@router.post(PATH + "/change")
def change(
    request: Request,
    account: Account = Depends(admin),
    name: str = Form(""),
    what: str = Form(""),
    role: str = Form(""),
    password: str = Form(""),
    region: str = Form(""),
) -> Response:
    """Give an account another role, place or password, shut it, or open it again."""
    accounts, name, by, code = desk_of(request).staff.accounts, plain(name), account.name, plain(region) or None
    steps = {
        "role": lambda: accounts.set_role(name, role, by),
        "region": lambda: accounts.set_region(name, code, by),
        "password": lambda: accounts.set_password(name, password, by),
        "shut": lambda: accounts.set_active(name, False, by),
        "open": lambda: accounts.set_active(name, True, by),
    }
    try:
        if what not in steps:
            raise AccountError(name, "不知道要改什么，请从页面上选")
        if code is not None and code not in desk_of(request).gazetteer:
            raise AccountError(name, "没有这个行政区划代码，例如包头市是 150200")
        steps[what]()
    except AccountError as error:
        return _list(request, account, fault=str(error), status=400)
    return RedirectResponse(f"{PATH}?done=changed", 303)


def _list(request: Request, account: Account, done: str = "", fault: str = "", status: int = 200) -> Response:
    desk = desk_of(request)
    people = desk.staff.accounts.all()
    places = {one.region_code: desk.gazetteer.get(one.region_code).full_name for one in people if one.region_code}
    csrf = csrf_of(token_of(request))
    return desk.views.page("accounts.html.j2", csrf, account, status, PATH, people=people, places=places, done=done, fault=fault)
