"""`xinshimin policy coverage`: which topics have clauses at which places, when they were checked, and the gaps."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.region import resolve_name
from bot.policy.topics import topic
from bot.regions import Gazetteer, Resolver
from bot.settings import load_settings
from bot.store.coverage import Cell, covered_places
from bot.store.coverage import coverage as cells_of
from bot.wiring import open_store, prepare_store


def coverage(
    region: str | None = typer.Option(None, "--region", help="只看这个地方，名称或代码，例如 包头；不写就看有文件的每个地方"),
    as_of: datetime | None = typer.Option(None, "--as-of", formats=["%Y-%m-%d"], help="按哪一天有效的规定看，例如 2026-01-01"),
    gaps: bool = typer.Option(False, "--gaps", help="只列没有条款的"),
    as_json: bool = JSON_OPTION,
) -> None:
    """看哪类事在哪个地方有条款、什么时候核对过、还缺什么。"""
    settings = load_settings()
    prepare_store(settings)
    database, gazetteer = open_store(settings), Gazetteer.open()
    day = as_of.date() if as_of else date.today()
    places = [resolve_name(gazetteer, Resolver.open(gazetteer), region).code] if region else covered_places(database, day)
    cells = [cell for cell in cells_of(database, places, day) if cell.gap or not gaps]
    if as_json:
        print_json({"as_of": day.isoformat(), "coverage": [_fact(cell, gazetteer) for cell in cells]})
        return
    for code, found in groupby(cells, lambda cell: cell.region_code):
        _say_place(gazetteer.get(code).full_name, list(found), gaps)


def _say_place(place: str, cells: list[Cell], gaps: bool) -> None:
    missing = [topic(cell.topic).label for cell in cells if cell.gap]
    if not gaps:
        say(f"{place}：{len(cells) - len(missing)} 类事有自己的条款，{len(missing)} 类没有")
        for cell in cells:
            if not cell.gap:
                counts = f"直接 {cell.direct} 条，提到 {cell.weak} 条"
                say(f"  {topic(cell.topic).label}  {counts}  {_checked(cell)}  {'、'.join(cell.documents)}")
    say(f"{'  ' if not gaps else place + '：'}没有条款：{'、'.join(missing) or '（没有缺的）'}")


def _checked(cell: Cell) -> str:
    return f"核对于 {cell.checked_on}" if cell.checked_on else "还没有核对过"


def _fact(cell: Cell, gazetteer: Gazetteer) -> dict[str, Any]:
    return {
        "topic": cell.topic,
        "label": topic(cell.topic).label,
        "region": {"code": cell.region_code, "name": gazetteer.get(cell.region_code).full_name},
        "direct": cell.direct,
        "weak": cell.weak,
        "documents": cell.documents,
        "checked_on": cell.checked_on.isoformat() if cell.checked_on else None,
        "gap": cell.gap,
    }
