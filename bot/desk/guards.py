"""Who may come in: a session for every page, a right where one is needed, and a token of its own in every form."""

import hashlib
import hmac
import secrets
from collections.abc import Callable

from fastapi import Depends, Request
from fastapi.responses import Response

from bot.conversations.staff.records import Account, Right
from bot.desk.desk import Desk, desk_of
from bot.desk.faults import ForbiddenError, ForgedFormError, MustChangeError, NotSignedInError
from bot.desk.headers import LONGEST

SAFE = ("GET", "HEAD", "OPTIONS")
FIELD = "csrf"
HEADER = "x-csrf-token"
OWN_PASSWORD = "/password"
WITHOUT_OWN_PASSWORD = (OWN_PASSWORD, "/sign-out")
"""What an account may do before it has a password of its own."""
UPLOADS = ("/documents/import", "/bodies/import")
"""Addresses that take files."""


def token_of(request: Request) -> str:
    """What the browser shows: the token of its session, or before it has one a token that only guards the form."""
    return request.cookies.get(desk_of(request).cookie, "")


def csrf_of(token: str) -> str:
    """What a form must send back: it follows from the cookie, which another site can neither read nor set."""
    return hashlib.sha256(b"csrf:" + token.encode("utf-8", "surrogatepass")).hexdigest()


async def guard_form(request: Request) -> None:
    """Let a request that may change something pass only with the token of its own page; raises `ForgedFormError`."""
    if request.method in SAFE:
        return
    given = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    token = token_of(request)
    if not token or not isinstance(given, str) or not hmac.compare_digest(csrf_of(token).encode(), given.encode("utf-8", "replace")):
        raise ForgedFormError()


async def form_fields(request: Request) -> dict[str, str]:
    """The fields of a form whose names are not known beforehand; of files and of a name that comes twice the last text counts."""
    return {name: value for name, value in (await request.form()).multi_items() if isinstance(value, str)}


def signed_in(request: Request) -> Account:
    """Who asks; raises `NotSignedInError` without a session, `MustChangeError` before the account has a password of its own."""
    browser = request.headers.get("user-agent", "")
    account = desk_of(request).staff.sign_ins.find(token_of(request), browser)
    if account is None:
        raise NotSignedInError()
    if account.must_change and request.scope["path"] not in WITHOUT_OWN_PASSWORD:
        raise MustChangeError()
    return account


def needs(right: Right) -> Callable[..., Account]:
    """What lets only accounts with `right` pass, as `demand` does."""

    def allowed(request: Request, account: Account = Depends(signed_in)) -> Account:
        demand(request, account, right)
        return account

    return allowed


def demand(request: Request, account: Account, right: Right) -> None:
    """Refuse an account without `right`: that is logged, and raises `ForbiddenError`."""
    if not account.may(right):
        desk_of(request).staff.audit.write(account.name, "refused", request.scope["path"])
        raise ForbiddenError()


def longest_body(request: Request) -> int:
    """How many bytes a request may send: those of a file where it goes to an address for files and comes from somebody who may edit."""
    if request.scope["path"] not in UPLOADS:
        return LONGEST
    desk = desk_of(request)
    account = desk.staff.sign_ins.find(token_of(request), request.headers.get("user-agent", ""))
    allowed = account is not None and not account.must_change and account.may("edit_policies")
    return LONGEST + desk.settings.import_limit if allowed else LONGEST


def set_token(response: Response, desk: Desk, token: str = "") -> str:
    """Give the browser a token: that of a session, or a new one that only guards the form. It ends with the browser; returns it."""
    token = token or secrets.token_urlsafe(32)
    response.set_cookie(desk.cookie, token, httponly=True, samesite="strict", secure=desk.settings.desk.https, path="/")
    return token
