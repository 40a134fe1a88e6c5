"""What a page answers when it cannot do what was asked: one sentence, on a page or alone."""

from fastapi import FastAPI, Request
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from bot.desk.desk import desk_of
from bot.desk.headers import API
from bot.errors import (
    ConversationError,
    HandoverError,
    OutOfPlaceError,
    StoreError,
    UnknownDocumentError,
    UnknownSessionError,
    XinshiminError,
)

PARTIAL = "x-partial"
"""Header of a request by the page's own script, which wants a sentence and no page."""
SENTENCES = {
    404: "没有这个页面；请从首页重新进入。",
    405: "这个地址不能这样打开；请从首页重新进入。",
}
UNREAD = "表单没有填完整；请返回后补上再试。"


class NotSignedInError(Exception):
    """Nobody is signed in."""


class MustChangeError(Exception):
    """The account has no password of its own yet."""


class ForbiddenError(XinshiminError):
    def __init__(self) -> None:
        super().__init__("您的角色不能做这件事；需要的话请找管理员。")


class ForgedFormError(XinshiminError):
    def __init__(self) -> None:
        super().__init__("这个页面已经过期；请刷新页面后再试。")


STATUS: dict[type[XinshiminError], int] = {
    ForbiddenError: 403,
    ForgedFormError: 403,
    OutOfPlaceError: 403,
    UnknownDocumentError: 404,
    HandoverError: 409,
    UnknownSessionError: 409,
    ConversationError: 503,
    StoreError: 503,
}


def say_faults(app: FastAPI) -> None:
    """Let `app` answer faults of its pages in one sentence. Those below /api/ are left to the API."""

    @app.exception_handler(NotSignedInError)
    def not_signed_in(request: Request, error: NotSignedInError) -> Response:
        if PARTIAL in request.headers:
            return PlainTextResponse("登录已经过期；请刷新页面，重新登录。", 401)
        return RedirectResponse("/sign-in", 303)

    @app.exception_handler(MustChangeError)
    def must_change(request: Request, error: MustChangeError) -> Response:
        return RedirectResponse("/password", 303)

    @app.exception_handler(XinshiminError)
    def known(request: Request, error: XinshiminError) -> Response:
        return _said(request, str(error), next((STATUS[kind] for kind in STATUS if isinstance(error, kind)), 400))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        if request.scope["path"].startswith(API):
            return await http_exception_handler(request, error)
        return _said(request, SENTENCES.get(error.status_code, UNREAD), error.status_code)

    @app.exception_handler(RequestValidationError)
    async def unread(request: Request, error: RequestValidationError) -> Response:
        if request.scope["path"].startswith(API):
            return await request_validation_exception_handler(request, error)
        return _said(request, UNREAD, 400)


def _said(request: Request, sentence: str, status: int) -> Response:
    if PARTIAL in request.headers:
        return PlainTextResponse(sentence, status)
    page: HTMLResponse = desk_of(request).views.page("fault.html.j2", "", None, status, sentence=sentence)
    return page
