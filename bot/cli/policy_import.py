"""`xinshimin policy import`: files become drafts."""

from pathlib import Path

import typer

from bot.cli.console import JSON_OPTION, notes, print_json, say
from bot.cli.editing import BY_OPTION, opened, person
from bot.cli.region import resolve_name
from bot.cli.suggesting import bar, suggesting
from bot.editing.counting import OUTCOMES, count_proposals
from bot.editing.files import find_files
from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.editing.reports import LABELS, ImportReport, summary
from bot.errors import SuggestionError
from bot.regions import Gazetteer, Resolver
from bot.settings import Settings
from bot.store.database import Database

SHOWN = 3
MOST_CLAUSES = 300


def import_documents(
    paths: list[Path] = typer.Argument(..., help="文件或文件夹；也可以是 policy export 导出后改过的表格或 policy.yml"),
    region: str | None = typer.Option(None, "--region", help="是哪个地方的文件，名称或代码，例如 包头、310000、全国"),
    document_id: str | None = typer.Option(None, "--id", help="文件的标识；不写就用文件名，末尾括号里的日期不算"),
    suggestions: bool | None = typer.Option(
        None, "--suggestions/--no-suggestions", help=f"数一数有几条提得出标注的建议；不写时，新条款不超过 {MOST_CLAUSES} 条才数"
    ),
    again: bool = typer.Option(False, "--again", help="字节相同的文件也重新拆分"),
    by: str | None = BY_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """导入文件，成为草稿；同样的字节再导入不会有变化，改过的成为新版本。有文件未能导入时返回码为 1。"""
    files = find_files(paths)
    if document_id is not None and len(files) != 1:
        raise typer.BadParameter("只能用于一个文件", param_hint="--id")
    settings, database = opened()
    order = Order(person(by), _code(region), document_id, again, settings.import_limit)
    with bar() as shown:
        task = shown.add_task("导入", total=len(files))
        reports = import_files(
            database, files, order, lambda step, done, total: shown.update(task, description=step[-30:], completed=done, total=total)
        )
    if suggestions is not False:
        reports = _with_proposals(settings, database, reports, always=suggestions is True)
    if as_json:
        print_json({"files": [report.to_dict() for report in reports], "summary": summary(reports)})
    else:
        _say(reports)
    raise typer.Exit(1 if any(report.outcome == "refused" for report in reports) else 0)


def _with_proposals(settings: Settings, database: Database, reports: list[ImportReport], always: bool) -> list[ImportReport]:
    """The reports with the number of clauses for which topics are proposed; as they are where nothing can be proposed.

    Many clauses take minutes: unless it is wanted `always`, they get their proposals when they are reviewed or exported.
    """
    count = sum(report.clauses for report in reports if report.outcome in OUTCOMES)
    if not count:
        return reports
    if count > MOST_CLAUSES and not always:
        notes.print(f"新条款有 {count} 条，没有先数建议；审核或导出时会给出，要现在就数请加 --suggestions。", markup=False, soft_wrap=True)
        return reports
    try:
        with suggesting(settings) as (suggest, progress):
            return count_proposals(database, reports, suggest, progress)
    except SuggestionError as error:
        notes.print(str(error), markup=False, soft_wrap=True)
        return reports


def _code(region: str | None) -> str:
    if region is None:
        return ""
    gazetteer = Gazetteer.open()
    return "000000" if region in ("全国", "国家") else resolve_name(gazetteer, Resolver.open(gazetteer), region).code


def _say(reports: list[ImportReport]) -> None:
    for report in reports:
        if report.error is not None:
            say(f"{LABELS[report.outcome]}  {report.error}")
            for where, why in report.rows:
                say(f"    {where}：{why}")
            continue
        missing = f"，缺 {'、'.join(report.missing)}" if report.missing else ""
        counts = f"{report.clauses} 条，已标注 {report.annotated} 条"
        counts += "" if report.proposed is None else f"，有建议 {report.proposed} 条"
        say(f"{LABELS[report.outcome]}  {report.revision}  {counts}{missing}  {report.title}")
        for warning in report.warnings[:SHOWN]:
            say(f"    注意：{warning}")
        if len(report.warnings) > SHOWN:
            say(f"    还有 {len(report.warnings) - SHOWN} 处要注意，见 --json")
    found = summary(reports)
    share = "" if found["coverage"] is None else f"，看得见的字有 {found['coverage']:.2%} 有归属"
    say(
        f"\n共 {found['files']} 个文件：新文件 {found['new']}，新版本 {found['revision']}，已改 {found['edited']}，"
        f"没有变化 {found['unchanged']}，未导入 {found['refused']}；条款 {found['clauses']}，"
        f"事实 {found['facts_found']} 项，缺 {found['facts_missing']} 项{share}。"
    )
    if found["new"] or found["revision"] or found["edited"]:
        say("下一步：xinshimin policy review 文件标识")
