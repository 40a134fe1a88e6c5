"""A version as a spreadsheet or a policy.yml, to edit elsewhere and send back."""

import tempfile
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.editing.document_view import WAIT
from bot.desk.editing.opened import Opened, open_version
from bot.desk.editing.uploads import named
from bot.desk.fields import plain
from bot.desk.guards import needs
from bot.desk.page import Page
from bot.desk.pages.document import LONG
from bot.editing.policy_yml import to_yml
from bot.editing.proposals import Proposals, open_clauses
from bot.editing.workbook import write_workbook
from bot.errors import PolicyFileError

MOST = 400
"""Clauses up to which the sheet holds suggestions."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
router = APIRouter()
PAGE = Page(router)


@router.get("/document/sheet")
def sheet(request: Request, account: Account = Depends(needs("edit_policies")), of: str = "", form: str = "xlsx") -> Response:
    """The file, with what is proposed for a version that is not published."""
    desk = desk_of(request)
    opened = open_version(desk, account, plain(of, LONG))
    clauses = open_clauses(opened.notice) if opened.is_open else []
    proposals = desk.suggestions.for_clauses(clauses, WAIT) if len(clauses) <= MOST else {}
    yml = form == "yml"
    content = to_yml(opened.notice, opened.stamp, proposals).encode() if yml else _workbook(opened, proposals)
    desk.staff.audit.write(account.name, "document_exported", opened.id)
    return attachment(content, f"{opened.revision.document.id}.{'yml' if yml else 'xlsx'}", "application/yaml" if yml else XLSX)


def attachment(content: bytes, name: str, kind: str) -> Response:
    """A file that the browser saves under `name`."""
    return Response(content, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"})


def _workbook(opened: Opened, proposals: Proposals) -> bytes:
    with tempfile.TemporaryDirectory(prefix="xinshimin-") as folder:
        path = Path(folder) / "文件.xlsx"
        try:
            write_workbook(opened.notice, opened.stamp, path, proposals)
        except PolicyFileError as error:
            error.path, error.args = path.name, (named(str(error), path),)
            raise
        return path.read_bytes()
