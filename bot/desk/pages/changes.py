"""What is different between two versions of a document."""

from datetime import date

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.editing.opened import open_version
from bot.desk.editing.shelf import Shelf
from bot.desk.editing.steps import scope_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import Page
from bot.desk.pages.document import LONG, MENU
from bot.errors import LifecycleError
from bot.importer.document_facts import FACTS
from bot.policy.changes import compare

CHANGES = {"added": "新增", "removed": "删去", "changed": "改动", "moved": "换了编号", "annotated": "标注有变"}
ALSO = {"bureaus": "责任单位", "kind": "类别", "annotations": "标注"}
router = APIRouter()
PAGE = Page(router)


@router.get("/document/changes")
def show(request: Request, account: Account = Depends(needs("edit_policies")), of: str = "", to: str = "") -> Response:
    """The page: from version `of` to version `to`, both of one document."""
    desk = desk_of(request)
    new = open_version(desk, account, plain(to, LONG))
    versions = Shelf(desk.parts.database, scope_of(desk, account), date.today()).versions(new.revision.document.id)
    earlier = [line.revision for line in versions if line.revision.n < new.revision.n]
    published = [one for one in earlier if one.stored == "published"]
    if not of and not earlier:
        raise LifecycleError(new.id, "是这份文件唯一的版本", "有了新版本才能比较")
    old = open_version(desk, account, plain(of, LONG) or (published or earlier)[0].id)
    if old.revision.document.id != new.revision.document.id:
        raise LifecycleError(old.id, f"和 {new.id} 不是同一份文件", "请从文件的页面上选版本来比较")
    labels = {fact.field: fact.label for fact in FACTS}
    facts = {"old": old, "new": new, "changes": compare(old.notice, new.notice), "versions": versions, "labels": labels}
    facts |= {"names": CHANGES, "also": ALSO}
    return desk.views.page("editing/changes.html.j2", csrf_of(token_of(request)), account, 200, MENU, **facts)
