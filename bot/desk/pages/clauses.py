"""What a clause says to which topic: corrected by hand, or taken from what is proposed."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.editing.clause_form import accepted_in, entry_in
from bot.desk.editing.opened import Opened, open_version
from bot.desk.editing.steps import recorded
from bot.desk.fields import number_in, plain
from bot.desk.guards import form_fields, needs
from bot.desk.page import Page
from bot.desk.pages.document import LONG, change_and_show, document_page, sentence, to_document
from bot.editing.accepting import LEAST_CONFIDENCE, accept, write_accepted
from bot.editing.policy_yml import entry_of
from bot.editing.proposals import open_clauses
from bot.errors import LifecycleError
from bot.policy.clause import Clause

PATH = "/document/clause"
MOST = 400
"""Clauses of which all suggestions are taken at once: some 160 are worked out in a second."""
PATIENCE = 30.0
"""Seconds to wait for what proposes."""
router = APIRouter()
PAGE = Page(router)
editor = needs("edit_policies")


@router.post(PATH)
def correct(request: Request, account: Account = Depends(editor), fields: dict[str, str] = Depends(form_fields)) -> Response:
    """Put what the form says in the place of what was said of the clause."""
    opened, clause = _opened(request, account, fields)
    if clause is None:
        return document_page(request, account, opened, fault="这个版本里没有这一条；请刷新页面再改。", status=400)
    try:
        entry = entry_in(fields, clause.bureaus)
    except ValueError as error:
        return document_page(request, account, opened, clause=clause.path, fault=f"没有改：{error}。", status=400, typed=fields)
    return change_and_show(request, account, opened, fields, {"clauses": {clause.path: entry}}, "clause_changed", "clause", clause.path)


@router.post(PATH + "/accept")
def take(request: Request, account: Account = Depends(editor), fields: dict[str, str] = Depends(form_fields)) -> Response:
    """Take the proposals that are ticked."""
    opened, clause = _opened(request, account, fields)
    proposals = desk_of(request).suggestions.for_clauses([clause], PATIENCE) if clause and opened.is_open else {}
    taken = accepted_in(proposals[clause.path], fields) if clause and clause.path in proposals else []
    if clause is None or not taken:
        path = clause.path if clause else ""
        return document_page(request, account, opened, clause=path, fault="没有采纳：请先勾上要采纳的建议。", status=400)
    data = {"clauses": {clause.path: entry_of(opened.notice, clause) | {"proposed": taken}}}
    return change_and_show(request, account, opened, fields, data, "suggestions_accepted", "accepted", clause.path)


@router.post(PATH + "/accept-all")
def take_all(request: Request, account: Account = Depends(editor), fields: dict[str, str] = Depends(form_fields)) -> Response:
    """Take everything that is proposed with enough confidence, for all clauses of which nobody has said anything."""
    desk, (opened, _) = desk_of(request), _opened(request, account, fields)
    clauses = open_clauses(opened.notice)
    if len(clauses) > MOST:
        return document_page(request, account, opened, fault=f"超过 {MOST} 条，请导出表格，在表格里采纳。", status=400)
    found = accept(opened.notice, desk.suggestions.for_clauses(clauses, PATIENCE) if opened.is_open else {})
    if not found.clauses:
        return document_page(request, account, opened, fault=f"没有把握在 {LEAST_CONFIDENCE:.0%} 以上的建议；请逐条看。", status=400)
    try:
        with recorded(desk, account, "suggestions_accepted", opened.id, **found.counts()) as connection:
            write_accepted(connection, opened.id, number_in(fields.get("stamp", ""), -1), found, account.name)
    except LifecycleError as error:
        return document_page(request, account, opened, fault=sentence(error), status=400)
    return to_document(opened.id, "accepted")


def _opened(request: Request, account: Account, fields: dict[str, str]) -> tuple[Opened, Clause | None]:
    opened = open_version(desk_of(request), account, plain(fields.get("of", ""), LONG))
    path = plain(fields.get("path", ""), LONG)
    return opened, next((one for one in opened.notice.clauses if one.path == path), None)
