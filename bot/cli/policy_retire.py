"""`xinshimin policy retire` and `supersede`: a document no longer counts."""

from datetime import date, datetime

import typer

from bot.cli.console import JSON_OPTION, notes, print_json, say
from bot.cli.editing import BY_OPTION, DAYS, WHY_OPTION, opened, person, revision_fact, revision_line
from bot.regions import Gazetteer
from bot.store.database import Database, reading, writing
from bot.store.lifecycle import restore, retire, supersede
from bot.store.revisions import revisions_of


def retire_document(
    document_id: str = typer.Argument(..., help="文件的标识；加版本（如 baotou-2024-47@2）只撤回那一版"),
    by: str | None = BY_OPTION,
    why: str = typer.Option(..., "--why", help="原因，会记入经过"),
    from_day: datetime | None = typer.Option(None, "--from", formats=DAYS, help="从哪一天起废止；不写就立即撤回，不再用于任何一天的答复"),
    as_json: bool = JSON_OPTION,
) -> None:
    """撤回一份文件，立即生效；或用 --from 废止它，此前的日子仍按它答复。"""
    _, database = opened()
    with writing(database) as connection:
        names = retire(connection, document_id, person(by), why, from_day.date() if from_day else None)
    _report(database, names[0].rpartition("@")[0], as_json)


def supersede_document(
    old: str = typer.Argument(..., help="被取代的文件的标识"),
    new: str | None = typer.Option(None, "--by", help="取代它的文件的标识"),
    from_day: datetime | None = typer.Option(None, "--from", formats=DAYS, help="从哪一天起"),
    undo: bool = typer.Option(False, "--undo", help="收回：没有被取代，也没有废止"),
    who: str | None = typer.Option(None, "--who", help="经办人的姓名；不写就用登录名"),
    why: str = WHY_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """标明一份文件从某天起被另一份取代；到那一天它自己退出答复。"""
    if not undo and (new is None or from_day is None):
        raise typer.BadParameter("要写明由谁取代（--by）和从哪天起（--from）")
    _, database = opened()
    published = True
    with writing(database) as connection:
        if undo:
            restore(connection, old, person(who), why)
        elif new is not None and from_day is not None:
            supersede(connection, old, new, from_day.date(), person(who), why)
            published = any(one.stored == "published" for one in revisions_of(connection, new))
    _report(database, old, as_json)
    if not published:
        notes.print(f"注意：{new} 还没有发布，请审核后用 policy publish 发布。")


def _report(database: Database, document_id: str, as_json: bool) -> None:
    with reading(database) as connection:
        versions = revisions_of(connection, document_id)
    if as_json:
        print_json([revision_fact(one, date.today()) for one in versions])
        return
    gazetteer = Gazetteer.open()
    for one in versions:
        say(revision_line(one, gazetteer))
