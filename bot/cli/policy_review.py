"""`xinshimin policy review`: answer what is missing; then the version is ready to be published."""

from typing import Any, NamedTuple

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.editing import BY_OPTION, QUESTIONS_LEFT, WHY_OPTION, opened, person, revision_fact, revision_line, say_questions
from bot.cli.region import resolve_name
from bot.cli.suggesting import SUGGESTIONS_OPTION, or_none, proposal_facts, proposals_for, say_proposals
from bot.editing.accepting import LEAST_CONFIDENCE, NOT_PUBLISHED, Accepted, accept, write_accepted
from bot.editing.proposals import open_clauses
from bot.importer.document_facts import BY_NAME, FACTS, parse_fact
from bot.importer.suggestions.suggestion import Suggestion
from bot.policy.notice import Notice
from bot.policy.questions import questions
from bot.regions import Gazetteer, Resolver
from bot.settings import Settings
from bot.store.database import Database, reading, writing
from bot.store.history import changes_of
from bot.store.lifecycle import review
from bot.store.notices import load_notice
from bot.store.revisions import Revision, find_revision

UNKNOWABLE = ("valid_from",)


def review_document(
    document_id: str = typer.Argument(..., help="文件的标识，可加版本，如 baotou-2024-47@2"),
    given: list[str] = typer.Option([], "--set", help="要填或要改的事实，可写多次，例如 issued_on=2020-04-24、region=上海"),
    unknown: list[str] = typer.Option([], "--unknown", help="查过仍不知道的必填事实，只能是 valid_from"),
    accept_suggestions: bool = typer.Option(False, "--accept-suggestions", help="成批采纳建议，把握要不低于 --min-confidence"),
    min_confidence: float = typer.Option(LEAST_CONFIDENCE, "--min-confidence", min=0, max=1, help="成批采纳时主题和条件的最低把握"),
    suggestions: bool = SUGGESTIONS_OPTION,
    only_ask: bool = typer.Option(False, "--check", help="只看还缺什么，不做改动"),
    by: str | None = BY_OPTION,
    why: str = WHY_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """审核一份草稿：列出缺的事实，用 --set 填上，并给出标注的建议；必填的都有了就算审核通过。还缺必填事实时返回码为 3。"""
    gazetteer = Gazetteer.open()
    changes = _changes(given, gazetteer)
    if set(unknown) - set(UNKNOWABLE):
        raise typer.BadParameter(f"只能是 {'、'.join(UNKNOWABLE)}", param_hint="--unknown")
    if accept_suggestions and only_ask:
        raise typer.BadParameter("不能和 --check 一起用", param_hint="--accept-suggestions")
    settings, database = opened()
    draft = _draft(database, document_id)
    proposals = _proposals(settings, draft.notice, accept_suggestions) if suggestions or accept_suggestions else {}
    accepted = accept(draft.notice, proposals, min_confidence) if accept_suggestions else Accepted(draft.notice)
    version = draft.version
    if not only_ask:
        with writing(database) as connection:
            if accept_suggestions:
                write_accepted(connection, version.id, draft.stamp, accepted, person(by), why, min_confidence)
            version = review(connection, document_id, changes, person(by), why, unknown)
    left_open = {clause.path for clause in open_clauses(accepted.notice)}
    _show(version, accepted, {path: one for path, one in proposals.items() if path in left_open}, gazetteer, as_json)
    missing = any(question.needed and question.name not in unknown for question in questions(version.document))
    raise typer.Exit(QUESTIONS_LEFT if version.stored == "draft" and missing else 0)


class _Draft(NamedTuple):
    """A version as it was when the command began; `stamp` says how often it had been changed."""

    version: Revision
    notice: Notice
    stamp: int


def _draft(database: Database, reference: str) -> _Draft:
    with reading(database) as connection:
        version = find_revision(connection, reference, NOT_PUBLISHED)
        notice = load_notice(connection, version.id)
        assert notice is not None, "the version was found in this transaction"
        return _Draft(version, notice, changes_of(connection, version.id))


def _proposals(settings: Settings, notice: Notice, needed: bool) -> dict[str, Suggestion]:
    """What is proposed; where nothing can be, that is told, and an error only where it was `needed`."""
    return proposals_for(settings, notice) if needed else or_none(lambda: proposals_for(settings, notice))


def _show(version: Revision, accepted: Accepted, proposals: dict[str, Suggestion], gazetteer: Gazetteer, as_json: bool) -> None:
    if as_json:
        print_json(revision_fact(version) | {"accepted": accepted.counts(), "suggestions": proposal_facts(proposals)})
        return
    say(revision_line(version, gazetteer))
    say_questions(questions(version.document))
    if accepted.clauses:
        counts = f"主题 {accepted.topics} 个，条件 {accepted.conditions} 个，只采纳类别 {accepted.kinds} 条"
        say(f"已采纳 {accepted.clauses} 条条款的建议：{counts}。")
    say_proposals(proposals)
    if proposals:
        say(f"采纳：xinshimin policy review {version.id} --accept-suggestions，或 policy export 导出表格，在“建议”页的“采纳”栏写“是”。")
    ready = version.stored == "reviewed"
    say(f"下一步：xinshimin policy publish {version.id}" if ready else "还缺必填的事实，请用 --set 名称=值 填上。")


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
