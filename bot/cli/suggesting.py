"""What the commands on drafts share of suggestions: an option, a bar while they are worked out, and how they are shown."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.console import notes, say
from bot.editing.cells import label
from bot.editing.proposals import Progress as Report
from bot.editing.proposals import Proposals, Suggest, open_clauses, propose
from bot.editing.workbook import percent
from bot.errors import SuggestionError
from bot.importer.suggestions.suggestion import SuggestedTopic, Suggestion
from bot.policy.notice import Notice
from bot.settings import Settings
from bot.wiring import open_suggester

SUGGESTIONS_OPTION = typer.Option(True, "--suggestions/--no-suggestions", help="对没有标注的条款提出建议；建议采纳后才算标注")
QUOTED = 40


def bar() -> Progress:
    """A bar on standard error that goes away when the work is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=notes, transient=True)


@contextmanager
def suggesting(settings: Settings) -> Iterator[tuple[Suggest, Report]]:
    """What proposes, and what shows how far it is; raises `SuggestionError` where nothing can be proposed."""
    with bar() as shown:
        task = shown.add_task("读已标注的条款", total=None)
        suggester = open_suggester(settings)

        def report(done: int, total: int) -> None:
            shown.update(task, description="提出建议", completed=done, total=total)

        yield (lambda clause: suggester.suggest(clause.text, clause.headings)), report


def proposals_for(settings: Settings, notice: Notice) -> dict[str, Suggestion]:
    """What is proposed for a draft; raises `SuggestionError`."""
    if not open_clauses(notice):
        return {}
    with suggesting(settings) as (suggest, report):
        return propose(notice, suggest, report)


def or_none(work: Callable[[], dict[str, Suggestion]]) -> dict[str, Suggestion]:
    """The proposals that `work` makes; none, and one sentence why, where they cannot be made."""
    try:
        return work()
    except SuggestionError as error:
        notes.print(str(error), markup=False, soft_wrap=True)
        return {}


def say_proposals(proposals: Proposals) -> None:
    """Print what is proposed, clause by clause."""
    if proposals:
        say("建议（机器提出的，采纳后才算标注；数字是把握）：")
    for path, suggestion in proposals.items():
        say(f"  {path}  类别 {label('kind', suggestion.kind)} {percent(suggestion.kind_confidence)}")
        for topic in suggestion.topics:
            _say_topic(topic)


def _say_topic(topic: SuggestedTopic) -> None:
    quote = topic.quote if len(topic.quote) <= QUOTED else topic.quote[:QUOTED] + "……"
    audience = f"  对象“{topic.audience.words}”" if topic.audience else ""
    strength = f"{label('strength', topic.strength)} {percent(topic.strength_confidence)}"
    say(f"      主题 {label('topic', topic.topic)} {percent(topic.confidence)}  {strength}{audience}  据“{quote}”")
    for one in topic.conditions:
        group = f"（{one.condition.any_of}）" if one.condition.any_of else ""
        say(f"        条件 {label('field', one.condition.field)} {percent(one.confidence)}{group}  据“{one.condition.quote}”")


def proposal_facts(proposals: Proposals) -> list[Mapping[str, Any]]:
    """What is proposed, ready for JSON."""
    return [{"path": path} | asdict(suggestion) for path, suggestion in proposals.items()]
