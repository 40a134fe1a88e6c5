"""`xinshimin policy review`: answer what is missing; then the version is ready to be published."""

from typing import Any

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.editing import BY_OPTION, QUESTIONS_LEFT, WHY_OPTION, opened, person, revision_fact, revision_line, say_questions
from bot.cli.region import resolve_name
from bot.importer.document_facts import BY_NAME, FACTS, parse_fact
from bot.policy.questions import questions
from bot.regions import Gazetteer, Resolver
from bot.store.database import reading, writing
from bot.store.lifecycle import review
from bot.store.revisions import find_revision

UNKNOWABLE = ("valid_from",)


def review_document(
    document_id: str = typer.Argument(..., help="文件的标识，可加版本，如 baotou-2024-47@2"),
    given: list[str] = typer.Option([], "--set", help="要填或要改的事实，可写多次，例如 issued_on=2020-04-24、region=上海"),
    unknown: list[str] = typer.Option([], "--unknown", help="查过仍不知道的必填事实，只能是 valid_from"),
    only_ask: bool = typer.Option(False, "--check", help="只看还缺什么，不做改动"),
    by: str | None = BY_OPTION,
    why: str = WHY_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """审核一份草稿：列出缺的事实，用 --set 填上；必填的都有了就算审核通过。还缺必填事实时返回码为 3。"""
    gazetteer = Gazetteer.open()
    changes = _changes(given, gazetteer)
    if set(unknown) - set(UNKNOWABLE):
        raise typer.BadParameter(f"只能是 {'、'.join(UNKNOWABLE)}", param_hint="--unknown")
    _, database = opened()
    if only_ask:
        with reading(database) as connection:
            version = find_revision(connection, document_id, ("draft", "reviewed"))
    else:
        with writing(database) as connection:
            version = review(connection, document_id, changes, person(by), why, unknown)
    asked = questions(version.document)
    if as_json:
        print_json(revision_fact(version))
    else:
        say(revision_line(version, gazetteer))
        say_questions(asked)
        say(
            f"下一步：xinshimin policy publish {version.id}"
            if version.stored == "reviewed"
            else "还缺必填的事实，请用 --set 名称=值 填上。"
        )
    left = version.stored == "draft" and any(question.needed and question.name not in unknown for question in asked)
    raise typer.Exit(QUESTIONS_LEFT if left else 0)


def _changes(given: list[str], gazetteer: Gazetteer) -> dict[str, Any]:
    """What `--set` says, by field of `Document`."""
    changes = {}
    for one in given:
        name, equals, value = one.partition("=")
        fact = BY_NAME.get(name.strip())
        if not equals or fact is None:
            raise typer.BadParameter(f"“{one}”应写成 名称=值，名称是 {'、'.join(fact.name for fact in FACTS)} 之一", param_hint="--set")
        try:
            changes[fact.field] = parse_fact(fact, _value(fact.kind, value.strip(), gazetteer), loose=True)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--set") from None
    return changes


def _value(kind: str, text: str, gazetteer: Gazetteer) -> str:
    if kind == "list":
        return text.replace("；", "\n").replace(";", "\n").replace("、", "\n")
    if kind == "region" and text and text not in gazetteer:
        return "000000" if text in ("全国", "国家") else resolve_name(gazetteer, Resolver.open(gazetteer), text).code
    return text
