"""`xinshimin policy`: the documents in the store."""

from dataclasses import asdict
from datetime import date
from typing import Any

import typer

from bot.cli import coverage, policy_diff, policy_export, policy_import, policy_publish, policy_retire, policy_review
from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.editing import STATES, opened, plain, revision_fact, revision_line
from bot.policy.clause import Annotation, Clause
from bot.regions import Gazetteer
from bot.store.database import reading
from bot.store.history import Event, history
from bot.store.repository import PolicyRepository
from bot.store.revisions import find_revision, revisions_of, sizes

app = typer.Typer(help="政策库里的文件：导入、审核、发布、比较、撤回、导出。", no_args_is_help=True)
app.command("import")(policy_import.import_documents)
app.command("review")(policy_review.review_document)
app.command("publish")(policy_publish.publish_document)
app.command("diff")(policy_diff.diff_documents)
app.command("retire")(policy_retire.retire_document)
app.command("supersede")(policy_retire.supersede_document)
app.command("export")(policy_export.export_document)
app.command("coverage")(coverage.coverage)


@app.command("list")
def list_documents(
    state: str | None = typer.Option(None, "--state", help="只列某一状态的版本：" + "、".join(STATES)),
    every: bool = typer.Option(False, "--all", help="列出每份文件的全部版本"),
    as_json: bool = JSON_OPTION,
) -> None:
    """列出政策库里的文件：每份文件现行的版本和还没有发布的版本。"""
    if state is not None and state not in STATES:
        raise typer.BadParameter(f"应为 {'、'.join(STATES)} 之一", param_hint="--state")
    _, database = opened()
    today, gazetteer = date.today(), Gazetteer.open()
    with reading(database) as connection:
        versions, counts = revisions_of(connection), sizes(connection)
    shown = {document.revision for document in PolicyRepository(database).documents()}
    if state is not None:
        found = [one for one in versions if one.state(today) == state]
    else:
        last = {one.document.id: one.n for one in versions}
        open_ones = [one.id for one in versions if one.stored in ("draft", "reviewed") or one.n == last[one.document.id]]
        found = [one for one in versions if every or one.id in shown or one.id in open_ones]
    if as_json:
        print_json([revision_fact(one) | dict(zip(("clauses", "annotated"), counts.get(one.id, (0, 0)), strict=True)) for one in found])
        return
    for one in found:
        say(revision_line(one, gazetteer))


@app.command("show")
def show(
    document_id: str = typer.Argument(..., help="文件的标识，见 policy list；可加版本，如 baotou-2024-47@2"), as_json: bool = JSON_OPTION
) -> None:
    """显示一份文件的条款、标注和经过。"""
    _, database = opened()
    with reading(database) as connection:
        version = find_revision(connection, document_id, ("published",))
        events = history(connection, version.document.id)
    clauses = PolicyRepository(database).clauses(version.id)
    if as_json:
        data = {"document": revision_fact(version), "clauses": [_fact(*one) for one in clauses], "history": [_event(one) for one in events]}
        print_json(data)
        return
    say(f"{version.document.title}  {version.document.number or ''}")
    say(revision_line(version, Gazetteer.open()))
    for clause, kind, annotations in clauses:
        say(f"\n{clause.path}（{kind or '未标注'}）{clause.text}")
        for bureau in clause.bureaus:
            say(f"  负责：{bureau.name}")
        for annotation in annotations:
            say(f"  {annotation.topic}（{annotation.strength}）：{annotation.quote}")
    say("\n经过：")
    for event in events:
        say(f"  {event.at:%Y-%m-%d %H:%M}  {event.who}  {event.what}  {event.revision_id or event.document_id}  {event.why}".rstrip())


def _fact(clause: Clause, kind: str, annotations: tuple[Annotation, ...]) -> dict[str, Any]:
    return plain(asdict(clause)) | {"kind": kind, "annotations": [plain(asdict(annotation)) for annotation in annotations]}


def _event(event: Event) -> dict[str, Any]:
    return plain(asdict(event))
