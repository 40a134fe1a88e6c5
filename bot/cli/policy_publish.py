"""`xinshimin policy publish`: a reviewed version counts from its first day on."""

from datetime import date

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.editing import BY_OPTION, WHY_OPTION, opened, person, revision_fact, revision_line
from bot.regions import Gazetteer
from bot.store.database import reading, writing
from bot.store.lifecycle import publish
from bot.store.revisions import revisions_of, sizes


def publish_document(
    document_id: str = typer.Argument(..., help="文件的标识，可加版本，如 baotou-2024-47@2"),
    by: str | None = BY_OPTION,
    why: str = WHY_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """发布审核过的版本；从它的起效日起取代旧版本。正在运行的服务立即用上，不用重启。"""
    _, database = opened()
    with writing(database) as connection:
        version = publish(connection, document_id, person(by), why)
    with reading(database) as connection:
        others = [one for one in revisions_of(connection, version.document.id) if one.stored == "published" and one.id != version.id]
        clauses, annotated = sizes(connection).get(version.id, (0, 0))
    if as_json:
        print_json(revision_fact(version) | {"clauses": clauses, "annotated": annotated, "others": [revision_fact(one) for one in others]})
        return
    gazetteer = Gazetteer.open()
    say(revision_line(version, gazetteer))
    if version.period and version.period.begins and version.period.begins > date.today():
        say(f"从 {version.period.begins} 起用于答复。")
    for one in others:
        say(f"  其他版本：{revision_line(one, gazetteer)}")
    if not annotated:
        say("注意：条款都还没有标注主题，现在不会用于答复；请用 policy export 导出表格，标注后再导入。")
