"""What the commands on documents share: the store, who is asking, and how a version is shown."""

import getpass
from dataclasses import asdict
from datetime import date
from typing import Any

import typer

from bot.cli.console import say
from bot.policy import lifecycle
from bot.policy.questions import FactQuestion, questions
from bot.regions import Gazetteer
from bot.settings import Settings, load_settings
from bot.store.database import Database
from bot.store.revisions import Revision
from bot.wiring import open_store, prepare_store

QUESTIONS_LEFT = 3
STATES = dict(zip(lifecycle.STATES, ("草稿", "已审核", "已发布", "已被取代", "已失效", "已撤回"), strict=True))
BY_OPTION = typer.Option(None, "--by", "--who", help="经办人的姓名；不写就用登录名")
WHY_OPTION = typer.Option("", "--why", help="原因，会记入经过")
DAYS = ["%Y-%m-%d"]


def opened() -> tuple[Settings, Database]:
    """The settings and the store, built where it is missing or stale."""
    settings = load_settings()
    prepare_store(settings)
    return settings, open_store(settings)


def person(given: str | None) -> str:
    """Who is asking: the name given, else the name of the login."""
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user on this machine
        return "unknown"


def plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts with days as text, ready for JSON."""
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in facts.items()}


def revision_fact(one: Revision, day: date | None = None) -> dict[str, Any]:
    """A version ready for JSON: the facts of its document, its state on `day` (today), the days on which it counts, and what is asked."""
    period = one.period
    return plain(asdict(one.document)) | {
        "revision": one.id,
        "n": one.n,
        "state": one.state(day or date.today()),
        "origin": one.origin,
        "valid_from": period.begins.isoformat() if period and period.begins else plain({"day": one.document.valid_from})["day"],
        "valid_to": period.ends.isoformat() if period and period.ends else None,
        "replaced_by": one.replaced_by,
        "questions": [asdict(question) for question in questions(one.document)],
    }


def revision_line(one: Revision, gazetteer: Gazetteer) -> str:
    """A version in one line."""
    code = one.document.region_code
    place = gazetteer.get(code).full_name if code in gazetteer else "（地方待定）"
    days = ""
    if one.period and (one.period.begins or one.period.ends):
        days = f"  {one.period.begins or ''} 至 {f'{one.period.ends} 前' if one.period.ends else '今'}"
    state = STATES[one.state(date.today())]
    return f"{one.id}  {state}{days}  {place}  {one.document.number or '（无文号）'}  {one.document.title or '（标题待定）'}"


def say_questions(asked: tuple[FactQuestion, ...]) -> None:
    """Print what a reviewer is asked, the needed first."""
    for question in asked:
        say(f"  {'必填' if question.needed else '可填'}  {question.name}：{question.text}")
