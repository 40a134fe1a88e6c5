"""Figures: how much was asked, where, about what, how it went, and what is asked where no clause exists."""

from datetime import date

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from bot.conversations.records import day_of, now
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.faults import ForbiddenError
from bot.desk.figures.asked import Asked, read_asked
from bot.desk.figures.charts import bars_chart, days_chart
from bot.desk.figures.files import to_csv, to_xlsx
from bot.desk.figures.sheets import CHANNELS, LEAST, TOPIC_LABELS, Sheet, make_sheets
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page

PATH = "/figures"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_GAPS = 50  # lines on the page; files hold all
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "统计", "read_figures"))
reader = needs("read_figures")


@router.get(PATH)
def show(request: Request, account: Account = Depends(reader)) -> Response:
    """Tables and charts for what the query asks for."""
    desk = desk_of(request)
    asked = _asked(request, desk, account)
    sheets = {sheet.key: sheet for sheet in make_sheets(desk.kept.figures, asked, desk.gazetteer)}
    charts = {
        "days": days_chart(sheets["days"], asked.first, asked.last),
        "topics": bars_chart(sheets["topics"], "问得最多的事项"),
        "places": bars_chart(sheets["places"], "问得最多的地方"),
    }
    facts = {
        "asked": asked,
        "sheets": sheets,
        "charts": charts,
        "least": LEAST,
        "most_gaps": MOST_GAPS,
        "above": _above(desk, asked, account),
    }
    facts |= {"topics": {key: label for key, label in TOPIC_LABELS.items() if key}, "channels": CHANNELS}
    return desk.views.page("figures/page.html.j2", csrf_of(token_of(request)), account, 200, PATH, **facts)


@router.get(PATH + "/{table}.csv")
def as_csv(table: str, request: Request, account: Account = Depends(reader)) -> Response:
    """One table as CSV; the table that holds the sum where there is none of that name."""
    asked, sheets = _sheets(request, account)
    sheet = next((one for one in sheets if one.key == table), sheets[0])
    return _file(to_csv(sheet), "text/csv; charset=utf-8", f"figures-{sheet.key}-{asked.first}-{asked.last}.csv")


@router.get(PATH + ".xlsx")
def as_xlsx(request: Request, account: Account = Depends(reader)) -> Response:
    """All tables as a spreadsheet."""
    asked, sheets = _sheets(request, account)
    return _file(to_xlsx(sheets), XLSX, f"figures-{asked.first}-{asked.last}.xlsx")


def _sheets(request: Request, account: Account) -> tuple[Asked, tuple[Sheet, ...]]:
    desk = desk_of(request)
    asked = _asked(request, desk, account)
    return asked, make_sheets(desk.kept.figures, asked, desk.gazetteer)


def _asked(request: Request, desk: Desk, account: Account) -> Asked:
    try:
        return read_asked(request.query_params, account.region_code, desk.parts.places, desk.gazetteer, _today())
    except ForbiddenError:
        desk.staff.audit.write(account.name, "refused", request.scope["path"])
        raise


def _today() -> date:
    return day_of(now())


def _above(desk: Desk, asked: Asked, account: Account) -> list[tuple[str, str]]:
    """The places above the one that is shown which the account may see: name and query, the highest first."""
    if asked.place is None:
        return []
    chain = [
        one
        for one in desk.gazetteer.chain(asked.place.code)[1:]
        if not account.region_code or desk.gazetteer.within(one.code, account.region_code)
    ]
    return [(one.name, asked.query(place=one if one.parent else None)) for one in reversed(chain)]


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
