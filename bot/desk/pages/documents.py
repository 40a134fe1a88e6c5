"""The documents of the editor's place: the list, a file that is sent, what ends soon, and the topics that nothing is there for."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.editing.gaps import gaps
from bot.desk.editing.shelf import STATE_NAMES, Shelf
from bot.desk.editing.steps import scope_of, within_place
from bot.desk.editing.uploads import for_sender, received
from bot.desk.fields import number_in, plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page
from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.editing.reports import ImportReport
from bot.errors import UnknownPlaceError, XinshiminError

PATH = "/documents"
ON_PAGE = 50
LONGEST_PLACE = 40
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "文件", "edit_policies"))
editor = needs("edit_policies")


@router.get(PATH)
def show(request: Request, account: Account = Depends(editor), state: str = "", q: str = "", page: str = "0") -> Response:
    """The list."""
    state = state if state in STATE_NAMES else ""
    return _list(request, account, 200, state=state, words=plain(q, 60), page=number_in(page))


@router.post(PATH + "/import")
def import_one(request: Request, account: Account = Depends(editor), file: UploadFile = File(...), region: str = Form("")) -> Response:
    """Import a notice, or an edited export; then its version is shown, or what is wrong with the file."""
    desk = desk_of(request)
    try:
        code = _code_of(desk, plain(region, LONGEST_PLACE))
        with within_place(desk, account, code) as scope:
            scope.check(code)
        with received(file.file, file.filename or "") as path:
            report = for_sender(import_files(desk.parts.database, [path], _order(desk, account, code))[0], path)
    except XinshiminError as error:
        return _list(request, account, 400, fault=str(error))
    if report.revision is None:
        return _list(request, account, 400, fault=f"没有导入：{report.error}", rows=report.rows)
    return RedirectResponse(f"/document?{urlencode({'of': report.revision, 'done': report.outcome})}", 303)


@router.get(PATH + "/calendar")
def calendar(request: Request, account: Account = Depends(editor)) -> Response:
    """What begins and ends."""
    desk = desk_of(request)
    found = _shelf(desk, account).calendar()
    return desk.views.page("editing/calendar.html.j2", csrf_of(token_of(request)), account, 200, PATH, calendar=found)


@router.get(PATH + "/gaps")
def show_gaps(request: Request, account: Account = Depends(editor)) -> Response:
    """Topics without a clause."""
    desk = desk_of(request)
    found = gaps(desk.parts.database, scope_of(desk, account), date.today())
    return desk.views.page("editing/gaps.html.j2", csrf_of(token_of(request)), account, 200, PATH, gaps=found)


def _code_of(desk: Desk, place: str) -> str:
    """The code of the place that a name or a code means; empty for none. Raises `UnknownPlaceError` where it means nothing or several."""
    if not place:
        return ""
    found = desk.parts.places.find(place)
    if len(found) > 1:
        raise UnknownPlaceError(place, tuple(one.full_name for one in found))
    return found[0].code


def _order(desk: Desk, account: Account, code: str) -> Order:
    def written(report: ImportReport) -> None:
        desk.staff.audit.write(account.name, "document_imported", report.revision or "", outcome=report.outcome, clauses=report.clauses)

    def allow(place: str) -> None:
        with within_place(desk, account, place) as scope:
            scope.check(place)

    return Order(account.name, code, limit=desk.settings.import_limit, allow=allow, written=written)


def _shelf(desk: Desk, account: Account) -> Shelf:
    return Shelf(desk.parts.database, scope_of(desk, account), date.today())


def _list(
    request: Request, account: Account, status: int, state: str = "", words: str = "", page: int = 0, fault: str = "", rows: Any = ()
) -> Response:
    desk = desk_of(request)
    desk.suggestions.start()
    scope = scope_of(desk, account)
    lines, count = _shelf(desk, account).lines(state, words, page * ON_PAGE, ON_PAGE)
    facts = {"lines": lines, "count": count, "state": state, "words": words, "page": page, "pages": -(-count // ON_PAGE)}
    facts |= {"states": STATE_NAMES, "area": scope.area, "place": scope.name_of(scope.area or ""), "fault": fault, "rows": rows}
    return desk.views.page("editing/documents.html.j2", csrf_of(token_of(request)), account, status, PATH, **facts)
