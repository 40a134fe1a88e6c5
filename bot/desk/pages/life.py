"""The steps of a document's life at the desk: reviewed by one, published by another, withdrawn with a reason."""

from datetime import date

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.editing.opened import Opened, open_version
from bot.desk.editing.steps import recorded
from bot.desk.fields import number_in, plain
from bot.desk.guards import needs
from bot.desk.page import Page
from bot.desk.pages.document import LONG, document_page, to_document
from bot.editing.publishing import publish_as_second
from bot.editing.reading import check_base
from bot.errors import LifecycleError
from bot.store.lifecycle import retire, review

PATH = "/document"
router = APIRouter()
PAGE = Page(router)
editor = needs("edit_policies")


def opened(request: Request, account: Account = Depends(editor), of: str = Form("")) -> Opened:
    """The version that the form is about."""
    return open_version(desk_of(request), account, plain(of, LONG))


@router.post(PATH + "/review")
def reviewed(
    request: Request, account: Account = Depends(editor), opened: Opened = Depends(opened), stamp: str = Form(""), unknown: str = Form("")
) -> Response:
    """Say that the version is right; with `unknown`, that nobody knows from when on it counts."""
    desk = desk_of(request)
    try:
        if not opened.is_open:
            raise LifecycleError(opened.id, "已经发布过，不用再核对", "要改正就直接改，会成为新版本")
        with recorded(desk, account, "document_reviewed", opened.id) as connection:
            check_base(connection, opened.id, number_in(stamp, -1))
            found = review(connection, opened.id, {}, account.name, unknown=["valid_from"] if unknown else [])
    except LifecycleError as error:
        return document_page(request, account, opened, fault=str(error), status=400)
    return to_document(opened.id, "reviewed" if found.stored == "reviewed" else "missing")


@router.post(PATH + "/publish")
def published(
    request: Request, account: Account = Depends(editor), opened: Opened = Depends(opened), stamp: str = Form(""), why: str = Form("")
) -> Response:
    """Let the version count; whoever wrote or reviewed any of it may not."""
    desk = desk_of(request)
    try:
        if opened.revision.stored == "draft":
            raise LifecycleError(opened.id, "还没有核对", "请先由另一个人核对")
        with recorded(desk, account, "document_published", opened.id, why=plain(why)) as connection:
            publish_as_second(connection, opened.id, number_in(stamp, -1), account.name, plain(why))
    except LifecycleError as error:
        return document_page(request, account, opened, fault=str(error), status=400)
    return to_document(opened.id, "published")


@router.post(PATH + "/withdraw")
def withdrawn(
    request: Request,
    account: Account = Depends(editor),
    opened: Opened = Depends(opened),
    why: str = Form(""),
    what: str = Form(""),
    day: str = Form(""),
) -> Response:
    """Withdraw this version, or the whole document, at once; or abolish the document from a day on. Always with a reason."""
    desk, why = desk_of(request), plain(why)
    reference = opened.id if what == "version" else opened.revision.document.id
    try:
        from_day = _day(day) if what == "abolish" else None
        if not why:
            raise LifecycleError(opened.id, "没有撤回：没有写原因", "请写明为什么，会记入经过")
        action = "document_ended" if from_day else "document_withdrawn"
        with recorded(desk, account, action, reference, why=why, day=day if from_day else None) as connection:
            retire(connection, reference, account.name, why, from_day)
    except LifecycleError as error:
        return document_page(request, account, opened, fault=str(error), status=400)
    return to_document(opened.id, "ended" if from_day else "withdrawn")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise LifecycleError("废止的日子", "没有写对", "请写成 2026-12-01 的样子") from None
