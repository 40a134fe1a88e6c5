"""What the page of a version shows."""

from datetime import date
from typing import Any

from bot.conversations.staff.records import Account
from bot.desk.desk import Desk
from bot.desk.editing.clause_form import CONDITIONS, TOPICS, shown_value, written
from bot.desk.editing.draft import PAGE, page_of, remainder, rows
from bot.desk.editing.opened import Opened
from bot.desk.editing.shelf import STATE_NAMES, Shelf
from bot.desk.editing.steps import scope_of
from bot.desk.fields import text_of
from bot.editing.cells import LABELS
from bot.editing.proposals import open_clauses
from bot.editing.publishing import WROTE
from bot.importer.document_facts import FACTS, write_fact
from bot.policy.condition import OPERATORS
from bot.policy.notice import Notice
from bot.policy.questions import questions

WAIT = 3.0
"""Seconds that a page waits for suggestions that are still being prepared."""
EVENTS = {
    "imported": "导入", "edited": "改动", "reviewed": "核对", "published": "发布", "withdrawn": "撤回", "superseded": "被取代",
    "ended": "废止", "restored": "收回取代或废止",
}  # fmt: skip


def view_of(desk: Desk, account: Account, opened: Opened, page: int, clause: str) -> dict[str, Any]:
    """What the template needs of `opened`: a page of its clauses (the one with the clause `clause`, where it is given), and the rest."""
    notice, proposals, waiting = opened.notice, {}, ""
    page = page_of(notice, clause) if clause else page
    if opened.is_open:
        unsaid = {one.path for one in open_clauses(notice)}
        here = [row.clause for row in rows(notice, {}, page * PAGE) if row.clause.path in unsaid]
        proposals = desk.suggestions.for_clauses(here, WAIT) if here else {}
        waiting = desk.suggestions.missing if here and not proposals else ""
    count = len(notice.clauses)
    return {
        "opened": opened, "document": notice.document, "place": _place(desk, opened), "state": STATE_NAMES[opened.state],
        "rows": rows(notice, proposals, page * PAGE), "page": page, "pages": -(-count // PAGE), "count": count,
        "rest": remainder(notice) if (page + 1) * PAGE >= count else "", "waiting": waiting,
        "facts": FACTS, "values": facts_of(notice), "questions": questions(notice.document),
        "versions": Shelf(desk.parts.database, scope_of(desk, account), date.today()).versions(opened.revision.document.id),
        "mine": any(one.who == account.name and one.revision_id == opened.id and one.what in WROTE for one in opened.events),
        "labels": LABELS, "operators": OPERATORS, "written": written, "shown_value": shown_value, "most": (TOPICS, CONDITIONS),
        "events": EVENTS,
    }  # fmt: skip


def facts_of(notice: Notice) -> dict[str, str]:
    """The facts as the form shows them, by name: of a list an item a line."""
    values = {fact.name: write_fact(fact, notice.document) for fact in FACTS}
    return {name: text_of("\n".join(value) if isinstance(value, list) else str(value or "")) for name, value in values.items()}


def _place(desk: Desk, opened: Opened) -> str:
    code = opened.notice.document.region_code
    return desk.gazetteer.get(code).full_name if code in desk.gazetteer else "（地方待定）"
