"""A result as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.answer.answer import Answer, AnswerClause
from bot.desk.look_up.checklist import Checklist, Checklists
from bot.desk.look_up.finding import Result
from bot.desk.look_up.levels import Column, columns
from bot.policy.citation import Span
from bot.policy.topics import topic as topic_of
from bot.regions import Gazetteer
from bot.store.search.search import Hit

OUTCOMES = {
    "answered": "", "needs_region": "要知道地方", "needs_fact": "要知道情况", "no_clause": "没有收录", "unclear": "没听明白",
    "out_of_scope": "不归本助手管", "handed_over": "转人工", "crisis": "有危险", "unavailable": "暂时用不了",
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """A clause with its checklist; `anchor` names it on the page."""

    clause: AnswerClause
    checklist: Checklist
    anchor: str


@dataclass(frozen=True)
class ShownAnswer:
    """An answer: its title, its text as a citizen reads it, its levels side by side, and the checklists of its clauses."""

    answer: Answer
    title: str
    text: str
    columns: tuple[Column, ...]
    checked: tuple[Checked, ...]

    def checklist(self, clause: AnswerClause) -> Checked | None:
        """The checklist of `clause`, where it has conditions."""
        return next((one for one in self.checked if one.clause.id == clause.id), None)


@dataclass(frozen=True)
class ShownHit:
    """A clause by search: where it holds, its text in stretches of which the found words are marked, and its topics with their names."""

    hit: Hit
    place: str
    stretches: tuple[tuple[str, bool], ...]
    topics: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """All of it; `status` is read out by screen readers."""

    answers: tuple[ShownAnswer, ...]
    said: str
    hits: tuple[ShownHit, ...]
    guessed: bool
    status: str


def show(result: Result, gazetteer: Gazetteer, checklists: Checklists) -> Shown:
    """`result` ready for the page."""
    pairs = enumerate(zip(result.answers, result.texts, strict=True))
    answers = tuple(_answer(number, answer, text, result, gazetteer, checklists) for number, (answer, text) in pairs)
    shown = {clause.id for answer in result.answers for clause in (*answer.clauses, *answer.basis)}
    hits = tuple(_hit(hit, gazetteer) for hit in result.hits if hit.clause.clause_id not in shown)
    status = "；".join([*(one.title for one in answers), *([result.said] if result.said else []), f"另找到 {len(hits)} 条"])
    return Shown(answers, result.said, hits, result.guessed, status)


def outcome_of(result: Result) -> str:
    """What came out, in a line of the history."""
    return "；".join(_title(answer) for answer in result.answers) or result.said[:40] or f"{len(result.hits)} 条"


def _title(answer: Answer) -> str:
    parts = [
        answer.region.full_name if answer.region else "", topic_of(answer.topic).label if answer.topic else "", OUTCOMES[answer.outcome]
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _answer(number: int, answer: Answer, text: str, result: Result, gazetteer: Gazetteer, checklists: Checklists) -> ShownAnswer:
    facts = result.known.checks.of("asker")
    checked = []
    for place, clause in enumerate((*answer.clauses, *answer.basis)):
        if clause.conditions:
            checked.append(Checked(clause, checklists.of(answer, clause, facts), f"c{number}-{place}"))
    return ShownAnswer(answer, _title(answer), text, columns(answer, gazetteer), tuple(checked))


def _hit(hit: Hit, gazetteer: Gazetteer) -> ShownHit:
    clause = hit.clause
    topics = tuple((key, topic_of(key).label) for key in clause.topics)
    return ShownHit(hit, gazetteer.get(clause.region_code).full_name, stretches(clause.text, hit.marks), topics)


def stretches(text: str, marks: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    """`text` in pieces, each with whether it is marked."""
    ends = [0, *chain.from_iterable(marks), len(text)]
    pieces = [(text[start:end], number % 2 == 1) for number, (start, end) in enumerate(pairwise(ends))]
    return tuple(piece for piece in pieces if piece[0])
