"""`xinshimin search`: find clauses by words, meaning, place and number; `xinshimin search index` completes what that needs."""

import time
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from typing import Any

import typer
from rich.progress import Progress, TimeRemainingColumn
from typer.core import TyperGroup

from bot.cli.console import JSON_OPTION, notes, print_json, say
from bot.cli.region import resolve_name
from bot.errors import UnknownPlaceError, UnknownTopicError
from bot.policy.document import STATUSES
from bot.policy.topics import TOPICS, topic
from bot.regions import Gazetteer, Resolver
from bot.settings import Settings, load_settings
from bot.store.search.clause import Filters
from bot.store.search.search import Found, Hit
from bot.wiring import open_embedding, open_search, open_search_index, prepare_store

Status = Enum("Status", {name: name for name in (*STATUSES, "all")}, type=str)  # type: ignore[misc]  # mypy wants the names written out


class SearchGroup(TyperGroup):
    """Whatever does not name a sub-command is what to search for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `find` before a query."""
        if args and args[0] not in (*self.commands, "--help"):
            args = ["find", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=SearchGroup, help='查条款：xinshimin search "gzf baotou"。', no_args_is_help=True)


@app.command("find")
def find(
    words: list[str] = typer.Argument(..., help="要查的词，例如：包头 公租房，gzf baotou，2019 522"),
    region: str | None = typer.Option(None, "--region", help="只查这个地方和它的上级，名称或代码"),
    topic_name: str | None = typer.Option(None, "--topic", help="只查这类事，见 xinshimin topics"),
    as_of: datetime | None = typer.Option(None, "--as-of", formats=["%Y-%m-%d"], help="哪一天有效的（默认今天）"),
    status: Status | None = typer.Option(None, "--status", help="文件的状态（默认现行的和未核实的）"),
    limit: int = typer.Option(10, "--limit", min=1, max=100, help="最多几条"),
    as_json: bool = JSON_OPTION,
) -> None:
    """查条款（默认的子命令，find 可以不写）。"""
    settings = load_settings()
    ready(settings)
    gazetteer = Gazetteer.open()
    try:
        code = resolve_name(gazetteer, Resolver.open(gazetteer), region).code if region else None
        filters = _filters(_topic_key(topic_name), as_of.date() if as_of else None, status)
    except (UnknownPlaceError, UnknownTopicError) as error:  # a filter that matches nothing finds nothing
        notes.print(str(error))
        _show(None, gazetteer, as_json)
        return
    _show(open_search(settings).search(" ".join(words), region=code, filters=filters, limit=limit), gazetteer, as_json)


@app.command("index")
def index(as_json: bool = JSON_OPTION) -> None:
    """补齐检索用的索引：词的，和按意思排序用的；中断后再运行就接着做。"""
    settings = load_settings()
    prepare_store(settings)
    report: dict[str, Any] = {}
    with Progress(*Progress.get_default_columns()[:-1], TimeRemainingColumn(), console=notes) as progress:
        for name, label, run in (
            ("clauses", "词", open_search_index(settings).refresh),
            ("texts", "意思", open_embedding(settings).run),
        ):
            task, started = progress.add_task(f"正在建立索引（{label}）", total=None), time.monotonic()
            done = run(lambda done, total, task=task: progress.update(task, completed=done, total=total))  # type: ignore[misc]  # bound now
            report |= {name: done, f"{name}_per_second": round(done / max(time.monotonic() - started, 1e-3), 1)}
    if as_json:
        print_json(report)
    elif report["clauses"] or report["texts"]:
        say(f"索引已补齐：词 {report['clauses']} 条（每秒 {report['clauses_per_second']} 条），"
            f"意思 {report['texts']} 条（每秒 {report['texts_per_second']} 条）。")  # fmt: skip
    else:
        say("索引已是最新。")


def ready(settings: Settings) -> None:
    """Bring store and index of words up to date, and say where ranking by meaning is not complete yet."""
    prepare_store(settings)
    words = open_search_index(settings)
    if words.missing():
        with notes.status("正在建立索引…"):
            words.refresh()
    lacking = open_embedding(settings).missing()
    if lacking:
        notes.print(f"还有 {lacking} 条没有按意思排序的索引；请运行 xinshimin search index 补齐。")


def _filters(topic_key: str | None, as_of: date | None, status: Any) -> Filters:
    """By default what counts today; a status that is asked for is found on any day, unless a day is given too."""
    if status is None:
        return Filters(topic=topic_key, as_of=as_of or date.today())
    statuses = () if status.value == "all" else (status.value,)
    return replace(Filters(topic=topic_key, as_of=as_of), statuses=statuses)


def _topic_key(name: str | None) -> str | None:
    if name is None:
        return None
    return next((one.key for one in TOPICS if one.label == name), None) or topic(name).key


def _show(found: Found | None, gazetteer: Gazetteer, as_json: bool) -> None:
    hits = found.hits if found else ()
    places = [gazetteer.get(code) for code in found.query.places] if found else []
    if as_json:
        named = [{"code": place.code, "name": place.full_name} for place in places]
        print_json({"places": named, "topics": list(found.query.topics) if found else [], "hits": [hit.to_dict() for hit in hits]})
        return
    if places:
        say(f"地点：{'、'.join(place.full_name for place in places[:5])}{'（由首字母推测）' if found and found.query.guessed else ''}\n")
    for number, hit in enumerate(hits, start=1):
        clause = hit.clause
        say(f"{number}. {gazetteer.get(clause.region_code).full_name}  {clause.number or '（无文号）'}  {clause.title}")
        say(f"   {clause.clause_id}")
        say(f"   {_marked(hit)}\n")
    if not hits:
        say("没有找到；请换个说法，或去掉一些条件再查。")


def _marked(hit: Hit) -> str:
    text, parts, last = hit.clause.text, [], 0
    for start, end in hit.marks:
        parts += [text[last:start], typer.style(text[start:end], bold=True, underline=True)]
        last = end
    return "".join([*parts, text[last:]])
