"""The directory of bodies of the editor's place: seen, corrected, sent out as a spreadsheet and taken back."""

import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from bot.answer.departments import Departments
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.editing.body_form import body_in, digest, shown
from bot.desk.editing.steps import scope_of, within_place
from bot.desk.editing.uploads import named, received
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, form_fields, needs, token_of
from bot.desk.page import MenuEntry, Page
from bot.desk.pages.document import sentence
from bot.desk.pages.sheets import XLSX, attachment
from bot.editing.scope import Scope
from bot.errors import RowsError, XinshiminError
from bot.policy.body import Body
from bot.store.bodies.facts import Known
from bot.store.bodies.sheet import COLUMNS, read_sheet, write_sheet

PATH = "/bodies"
SHOWN = 300
"""Bodies on the page; a larger place is looked through place by place."""
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "部门名录", "edit_policies"))
editor = needs("edit_policies")
CHANGED = "没有改：名录里已经有这个部门，或在您打开之后又被改过；下面是现在的样子，请改好再存。"
DONE = {"saved": "已存，马上用于答复。", "removed": "已删去。", "imported": "已导入，马上用于答复。"}


@router.get(PATH)
def show(request: Request, account: Account = Depends(editor), q: str = "", region: str = "", name: str = "", done: str = "") -> Response:
    """The list, and the form: of the body that is named, or for a new one."""
    desk = desk_of(request)
    chosen = next((one for one in _mine(desk, scope_of(desk, account)) if one.key == (plain(region, 6), plain(name))), None)
    return _page(request, account, chosen=shown(chosen), seen=digest(chosen), words=plain(q, 60), done=DONE.get(done, ""))


@router.post(PATH + "/save")
def save(request: Request, account: Account = Depends(editor), fields: dict[str, str] = Depends(form_fields)) -> Response:
    """Put a body in, or in the place of the one of that name."""
    desk = desk_of(request)
    try:
        with within_place(desk, account, plain(fields.get("region_code", ""), 6)) as scope:
            body = body_in(fields, scope, desk.parts.directory, date.today())
    except RowsError as error:
        typed = {name: fields.get(name, "") for name in COLUMNS}
        return _page(request, account, typed, seen=plain(fields.get("seen", "")), fault=sentence(error), status=400)
    there = next((one for one in desk.parts.directory.at([body.region_code]) if one.key == body.key), None)
    if there is not None and digest(there) != fields.get("seen"):
        return _page(request, account, shown(there), seen=digest(there), fault=CHANGED, status=400)
    target = f"{body.region_code} {body.name}"
    desk.parts.directory.put([body], last=lambda: desk.staff.audit.write(account.name, "body_changed", target))
    return RedirectResponse(f"{PATH}?{urlencode({'done': 'saved', 'q': body.name})}", 303)


@router.post(PATH + "/remove")
def remove(request: Request, account: Account = Depends(editor), region: str = Form(""), name: str = Form("")) -> Response:
    """Take a body out that no other names as its successor."""
    desk, region, name = desk_of(request), plain(region, 6), plain(name)
    if not any(one.name == name for one in desk.parts.directory.at([region])):
        return _page(request, account, shown(None), fault="名录里没有这个部门；请刷新再看。", status=400)
    with within_place(desk, account, region) as scope:
        scope.check(region)
    if any(one.successor == name for one in desk.parts.directory.at([region])):
        return _page(request, account, shown(None), fault="别的部门写着它是后继单位；请先改那一个。", status=400)
    target = f"{region} {name}"
    desk.parts.directory.remove(region, name, lambda: desk.staff.audit.write(account.name, "body_removed", target))
    return RedirectResponse(f"{PATH}?done=removed", 303)


@router.get(PATH + "/sheet")
def sheet(request: Request, account: Account = Depends(editor)) -> Response:
    """The bodies of the place as a spreadsheet."""
    desk = desk_of(request)
    scope = scope_of(desk, account)
    with tempfile.TemporaryDirectory(prefix="xinshimin-") as folder:
        path = Path(folder) / "部门.xlsx"
        write_sheet(path, _mine(desk, scope), _places(desk), Departments.open().labels)
        return attachment(path.read_bytes(), path.name, XLSX)


@router.post(PATH + "/import")
def import_sheet(request: Request, account: Account = Depends(editor), file: UploadFile = File(...)) -> Response:
    """Take an edited spreadsheet: all of it, or with one row wrong none. Bodies that it does not name stay."""
    desk, scope = desk_of(request), scope_of(desk_of(request), account)
    known = Known({region.code for region in desk.gazetteer}, Departments.open().labels, date.today())
    with received(file.file, file.filename or "") as path:
        try:
            found = read_sheet(path, known, _places(desk), desk.parts.directory.all())
            with within_place(desk, account, PATH):
                for body in found:
                    scope.check(body.region_code)
        except RowsError as error:
            return _page(request, account, shown(None), fault=sentence(error), status=400)
        except XinshiminError as error:
            return _page(request, account, shown(None), fault=named(str(error), path), status=400)
    line = {"bodies": len(found)}
    desk.parts.directory.put(found, last=lambda: desk.staff.audit.write(account.name, "bodies_imported", scope.area or "", **line))
    return RedirectResponse(f"{PATH}?done=imported", 303)


def _mine(desk: Desk, scope: Scope) -> list[Body]:
    codes = scope.codes()
    return desk.parts.directory.all() if codes is None else desk.parts.directory.at(sorted(codes))


def _places(desk: Desk) -> dict[str, str]:
    return {region.code: region.full_name for region in desk.gazetteer}


def _page(
    request: Request,
    account: Account,
    chosen: dict[str, str],
    seen: str = "",
    words: str = "",
    done: str = "",
    fault: str = "",
    status: int = 200,
) -> Response:
    desk = desk_of(request)
    scope = scope_of(desk, account)
    found = [one for one in _mine(desk, scope) if not words or words in one.name or words in scope.name_of(one.region_code)]
    lines = [(one, scope.name_of(one.region_code)) for one in found[:SHOWN]]
    facts = {"lines": lines, "count": len(found), "chosen": chosen, "columns": COLUMNS, "words": words, "done": done, "fault": fault}
    facts |= {"seen": seen}
    return desk.views.page("editing/bodies.html.j2", csrf_of(token_of(request)), account, status, PATH, **facts)
