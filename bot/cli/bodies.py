"""`xinshimin bodies`: the directory of bodies by place."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import typer

from bot.answer.departments import Departments
from bot.cli.console import JSON_OPTION, notes, print_json, say
from bot.cli.region import resolve_name
from bot.errors import PolicyFileError, RowsError
from bot.policy.body import Body
from bot.regions import Gazetteer, Resolver
from bot.settings import load_settings
from bot.store.bodies.directory import BodyDirectory
from bot.store.bodies.facts import Known
from bot.store.bodies.sheet import read_sheet, write_sheet
from bot.wiring import open_store, prepare_store

app = typer.Typer(help="各地负责部门的名录。", no_args_is_help=True)
REGION = typer.Option(None, "--region", help="只要这个地方的，名称或代码，例如 包头")


def _directory() -> BodyDirectory:
    settings = load_settings()
    prepare_store(settings)
    return BodyDirectory(open_store(settings))


def _chosen(directory: BodyDirectory, region: str | None, gazetteer: Gazetteer) -> list[Body]:
    return directory.at([resolve_name(gazetteer, Resolver.open(gazetteer), region).code]) if region else directory.all()


@app.command("list")
def list_bodies(region: str | None = REGION, as_json: bool = JSON_OPTION) -> None:
    """列出名录里的部门。"""
    gazetteer = Gazetteer.open()
    found = _chosen(_directory(), region, gazetteer)
    if as_json:
        print_json([_fact(body) for body in found])
        return
    for body in found:
        now = f"→ {body.successor}（{body.successor_year}）" if body.successor else ""
        facts = (
            gazetteer.get(body.region_code).full_name,
            body.name,
            "、".join(body.short_names),
            body.phone,
            body.address,
            body.hours,
            now,
        )
        say("  ".join(str(fact) for fact in facts if fact))
    if not found:
        say("名录里没有这个地方的部门；可以用 xinshimin bodies import 导入。")


@app.command("export")
def export(
    path: Path = typer.Argument(..., help="要写的 xlsx 文件，例如 部门.xlsx"), region: str | None = REGION, as_json: bool = JSON_OPTION
) -> None:
    """导出为表格，可以修改后再导入。"""
    gazetteer = Gazetteer.open()
    found = _chosen(_directory(), region, gazetteer)
    if path.suffix.lower() != ".xlsx":
        raise PolicyFileError(str(path), "文件名应以 .xlsx 结尾，请换一个。")
    try:
        count = write_sheet(path, found, _places(gazetteer), Departments.open().labels)
    except OSError as error:
        raise PolicyFileError(str(path), f"写不进去（{error.strerror}），请换一个位置。") from error
    if as_json:
        print_json({"file": str(path), "bodies": count})
    else:
        say(f"导出了 {count} 个部门到 {path}；改好后用 xinshimin bodies import {path} 导入。")


@app.command("import")
def import_(
    path: Path = typer.Argument(..., help="要导入的 xlsx 文件，格式同导出的"),
    replace: bool = typer.Option(False, "--replace", help="名录只留表格里有的部门，其余删去"),
    as_json: bool = JSON_OPTION,
) -> None:
    """从表格导入；有一行不对就一行也不导入，并逐行说明。"""
    directory, gazetteer = _directory(), Gazetteer.open()
    before = {body.key: body for body in directory.all()}
    known = Known({region.code for region in gazetteer}, Departments.open().labels, date.today())
    try:
        found = read_sheet(path, known, _places(gazetteer), () if replace else before.values())
    except RowsError as error:
        _report_rows(error, as_json)
        raise
    directory.put(found, replace=replace)
    report = _report(found, before, replace)
    if as_json:
        print_json(report)
    else:
        say("导入完成：新增 {added}，修改 {changed}，没有变化 {unchanged}，删去 {removed}。".format(**report))


def _report(found: list[Body], before: dict[tuple[str, str], Body], replace: bool) -> dict[str, int]:
    added = sum(body.key not in before for body in found)
    unchanged = sum(before.get(body.key) == body for body in found)
    removed = len(before.keys() - {body.key for body in found}) if replace else 0
    return {"added": added, "changed": len(found) - added - unchanged, "unchanged": unchanged, "removed": removed}


def _report_rows(error: RowsError, as_json: bool) -> None:
    if as_json:
        print_json({"errors": [row._asdict() for row in error.rows]})
        return
    for row in error.rows:
        notes.print(str(row), markup=False)


def _places(gazetteer: Gazetteer) -> dict[str, str]:
    return {region.code: region.full_name for region in gazetteer}


def _fact(body: Body) -> dict[str, Any]:
    return asdict(body) | {"checked_on": body.checked_on.isoformat() if body.checked_on else None}
