"""Errors in clauses: reported by anybody at the desk with one key, looked at by the editors of the place."""

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.editing.steps import scope_of, within_place
from bot.desk.faults import PARTIAL
from bot.desk.fields import number_in, plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page
from bot.errors import XinshiminError
from bot.policy.clause import Clause
from bot.store.clause_reader import ClauseReader
from bot.store.repository import PolicyRepository

PATH = "/clause-reports"
LONG = 300
THANKS = "已报给编辑，谢谢。"
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "报错", "edit_policies"))
operator, editor = needs("look_up"), needs("edit_policies")


@router.get(PATH + "/new")
def ask(request: Request, account: Account = Depends(operator), clause: str = "", done: str = "") -> Response:
    """The form, on a page of its own: for browsers without script."""
    facts = {"clause": plain(clause, LONG), "done": THANKS if done else ""}
    return desk_of(request).views.page("editing/report.html.j2", csrf_of(token_of(request)), account, 200, "/", **facts)


@router.post(PATH + "/add")
def add(request: Request, account: Account = Depends(operator), clause: str = Form(""), wrong: str = Form("")) -> Response:
    """Report what is wrong with a clause that is published."""
    desk, wrong = desk_of(request), plain(wrong, LONG)
    found = ClauseReader(PolicyRepository(desk.parts.database)).read(plain(clause, LONG))
    if found is None:
        raise XinshiminError("没有这一条，或已经撤回；请重新查一次再报。")
    if not wrong:
        raise XinshiminError("没有写哪里不对；请写几个字再报。")
    document, reported = found
    desk.improving.clause_reports.add(account.name, reported.id, document.revision or "", document.region_code, wrong)
    return PlainTextResponse(THANKS) if PARTIAL in request.headers else RedirectResponse(f"{PATH}/new?done=1", 303)


@router.get(PATH)
def show(request: Request, account: Account = Depends(editor), done: str = "") -> Response:
    """The reports on documents of the editor's place."""
    desk = desk_of(request)
    reports = desk.improving.clause_reports.open(scope_of(desk, account).codes())
    clauses = {(one.revision_id, one.clause_id): _clause(desk, one.revision_id, one.clause_id) for one in reports}
    facts = {"reports": reports, "clauses": clauses, "done": "已处理。" if done else ""}
    return desk.views.page("editing/reports.html.j2", csrf_of(token_of(request)), account, 200, PATH, **facts)


@router.post(PATH + "/close")
def close(request: Request, account: Account = Depends(editor), number: str = Form(""), outcome: str = Form("")) -> Response:
    """Say what came of a report."""
    desk, outcome = desk_of(request), plain(outcome)
    report = desk.improving.clause_reports.get(number_in(number))
    with within_place(desk, account, report.clause_id) as scope:
        scope.check(report.region_code)
    if not outcome:
        raise XinshiminError("没有写处理的结果；请写几个字，例如“已改，见新版本”。")
    desk.improving.clause_reports.close(report.number, account.name, outcome)
    return RedirectResponse(f"{PATH}?done=1", 303)


def _clause(desk: Desk, revision: str, clause_id: str) -> Clause | None:
    clauses = PolicyRepository(desk.parts.database).clauses(revision)
    return next((clause for clause, _, _ in clauses if clause.id == clause_id), None)
