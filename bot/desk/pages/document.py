"""One version of a document: its facts, its steps, and each clause beside the source with what is proposed for it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.editing.clause_form import typed_in
from bot.desk.editing.document_view import facts_of, view_of
from bot.desk.editing.opened import Opened, open_version
from bot.desk.editing.steps import recorded, within_place
from bot.desk.fields import number_in, plain, text_of
from bot.desk.guards import csrf_of, form_fields, needs, token_of
from bot.desk.learning.board import LABELS
from bot.desk.page import Page
from bot.editing.changing import Change, change
from bot.errors import LifecycleError, OutOfPlaceError, RowsError, XinshiminError
from bot.importer.document_facts import FACTS

PATH = "/document"
MENU = "/documents"
LONG = 120
NOTHING: Mapping[str, str] = MappingProxyType({})
router = APIRouter()
PAGE = Page(router)
editor = needs("edit_policies")
DONE = {
    "new": "已导入，成为草稿；请核对事实和标注。",
    "revision": "已成为新的草稿版本；发布以前，答复仍用旧版本。",
    "edited": "改动已写入这个版本。",
    "unchanged": "和政策库里的一样，没有改动。",
    "facts": "事实已改好。",
    "clause": "这一条已改好。",
    "accepted": "建议已采纳。",
    "reviewed": "已核对；请另一个人看过再发布。",
    "missing": "还缺必填的事实，补上后再核对一次。",
    "published": "已发布，从起效日起用于答复。",
    "withdrawn": "已撤回，马上不再用于答复。",
    "ended": "已定下废止的日子。",
}


@router.get(PATH)
def show(
    request: Request, account: Account = Depends(editor), of: str = "", page: str = "0", clause: str = "", topic: str = "", done: str = ""
) -> Response:
    """The page; with `clause` at that one, and with `topic` with its form open for that topic."""
    opened = open_version(desk_of(request), account, plain(of, LONG))
    return document_page(
        request, account, opened, number_in(page), plain(clause, LONG), DONE.get(done, ""), wanted=topic if topic in LABELS else ""
    )


@router.post(PATH + "/facts")
def set_facts(request: Request, account: Account = Depends(editor), fields: dict[str, str] = Depends(form_fields)) -> Response:
    """Correct facts: what differs from what the form showed."""
    opened = open_version(desk_of(request), account, plain(fields.get("of", ""), LONG))
    shown = facts_of(opened.notice)
    given = {fact.name: text_of(fields[fact.name]) for fact in FACTS if fact.name in fields}
    document = {name: text for name, text in given.items() if text != shown[name]}
    return change_and_show(request, account, opened, fields, {"document": document}, "document_changed", "facts")


def change_and_show(
    request: Request,
    account: Account,
    opened: Opened,
    fields: dict[str, str],
    data: dict[str, Any],
    action: str,
    done: str,
    clause: str = "",
) -> Response:
    """Write what a form says (`data`, as a policy.yml has it) and show the version that holds it, or what is wrong with the form."""
    desk = desk_of(request)
    wanted = Change(opened.id, number_in(fields.get("stamp", ""), -1), data.get("document", {}), data.get("clauses", {}))
    details = {"clause": clause} if clause else {"facts": sorted(wanted.document)}
    try:
        with within_place(desk, account, opened.id) as scope, recorded(desk, account, action, opened.id, **details) as connection:
            name = change(connection, wanted, account.name, scope)
    except LifecycleError as error:
        return document_page(request, account, opened, clause=clause, fault=sentence(error), status=400)
    except (RowsError, OutOfPlaceError) as error:
        return document_page(request, account, opened, clause=clause, fault=sentence(error), status=400, typed=fields)
    return to_document(name, done, clause)


def document_page(
    request: Request,
    account: Account,
    opened: Opened,
    page: int = 0,
    clause: str = "",
    done: str = "",
    fault: str = "",
    status: int = 200,
    wanted: str = "",
    typed: Mapping[str, str] = NOTHING,
) -> Response:
    """The page of a version, at a page of its clauses or the one with the clause `clause`; `wanted` is a topic that is missing there.

    `typed` is a form that did not fit: it is shown again as it was typed.
    """
    desk = desk_of(request)
    facts = view_of(desk, account, opened, page, clause) | {"done": done, "fault": fault, "here": clause, "wanted": wanted}
    facts |= {"typed": typed_in(typed) if typed and clause else None, "open_facts": bool(typed and not clause)}
    if facts["open_facts"]:
        facts["values"] |= {fact.name: text_of(typed[fact.name]) for fact in FACTS if fact.name in typed}
    return desk.views.page("editing/document.html.j2", csrf_of(token_of(request)), account, status, MENU, **facts)


def to_document(reference: str, done: str, clause: str = "") -> Response:
    """Show a version anew, at the clause `clause` where one is given."""
    query = {"of": reference, "done": done} | ({"clause": clause} if clause else {})
    return RedirectResponse(f"{PATH}?{urlencode(query)}" + ("#here" if clause else ""), 303)


def sentence(error: XinshiminError) -> str:
    """What is wrong with a form, in one sentence."""
    if isinstance(error, RowsError):
        return "没有改：" + "；".join(f"{row.where}：{row.why}" for row in error.rows[:3]) + "。请改好再存。"
    return str(error)
