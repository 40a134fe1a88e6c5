"""The conditions of a clause as questions to tick while talking, with the verdict of the pre-check beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answer.answer import Answer, AnswerClause, Eligibility
from bot.answer.phrases import Phrases
from bot.answer.precheck.asking import answers_to
from bot.answer.precheck.known import conclude
from bot.answer.precheck.logic import any_of, holds
from bot.answer.precheck.questions import Questions, place_named
from bot.answer.precheck.requirement import Literal, formula_of, items_of
from bot.language.facts import Interval
from bot.language.facts.fact import Value
from bot.policy.condition import WINDOW, Condition
from bot.regions import Gazetteer

VERDICTS: Mapping[Eligibility, str] = {"conditions_met": "写的条件都符合", "not_met": "不符合", "unknown": "还不能定"}
MET: Mapping[bool | None, str] = {True: "符合", False: "不符合", None: "未定"}


@dataclass(frozen=True)
class Tick:
    """One thing to ask the caller: its name in the form, the question, the words for yes and no, and what is known of it."""

    name: str
    question: str
    yes: str
    no: str
    holds: bool | None


@dataclass(frozen=True)
class Row:
    """A condition: what it requires in the clause's own words, whether it is one of several of which one will do, and its questions."""

    condition: Condition
    alternative: bool
    met: bool | None
    ticks: tuple[Tick, ...]

    @property
    def word(self) -> str:
        """Whether it is met, in a word."""
        return MET[self.met]


@dataclass(frozen=True)
class Checklist:
    """The conditions of a clause, and what follows from all that is known; `note` says who decides in the end."""

    rows: tuple[Row, ...]
    eligibility: Eligibility
    verdict: str
    sentence: str
    note: str


class Checklists:
    """Makes checklists out of clauses that were judged."""

    def __init__(self, phrases: Phrases, gazetteer: Gazetteer) -> None:
        self._phrases, self._questions, self._gazetteer = phrases, Questions.open(phrases), gazetteer

    def of(self, answer: Answer, clause: AnswerClause, facts: Mapping[str, Value]) -> Checklist:
        """The checklist of a clause of `answer`; `facts` are those known of the caller."""
        mets = dict(zip(map(id, clause.conditions), clause.met, strict=False))
        rows = tuple(
            Row(one, one.any_of is not None, mets.get(id(one)), tuple(self._ticks(answer, clause, one, facts))) for one in clause.conditions
        )
        say = self._phrases.say
        sentence = self._sentence([any_of(mets.get(id(one)) for one in item) for item in items_of(clause.conditions)], clause.eligibility)
        return Checklist(rows, clause.eligibility, VERDICTS[clause.eligibility], sentence, say("check.note"))

    def _ticks(self, answer: Answer, clause: AnswerClause, condition: Condition, facts: Mapping[str, Value]) -> list[Tick]:
        known, found = conclude(facts), []
        for literal in dict.fromkeys(one for part in formula_of(condition) for one in part):
            if literal.name != WINDOW and literal.name in self._questions:
                place = place_named(answer, clause, literal, self._gazetteer)
                yes, no = self._questions.choices(literal, place)[:2]
                so = holds(literal, known)
                if literal.op in ("not", "<=") and so is not None:
                    so = not so  # the question is put the other way round
                found.append(Tick(str(literal), self._questions.ask(literal, "asker", place), yes, no, so))
        return found

    def _sentence(self, items: list[bool | None], eligibility: Eligibility) -> str:
        say, met = self._phrases.say, items.count(True)
        if eligibility == "conditions_met":
            return say("check.conditions_met")
        if eligibility == "not_met":
            return say("check.not_met", count=str(items.count(False)))
        return say("check.unknown_some", met=str(met), count=str(items.count(None))) if met else say("check.unknown_none")


def told(name: str, yes: bool, ticks: Mapping[str, Value]) -> tuple[str, Value]:
    """What a yes or no to the question of literal `name` tells: a variable and its value, within what was ticked of it before."""
    literal = Literal.parse(name)
    if literal.op in ("is", "not"):
        return literal.name, yes
    fulfils, fails = answers_to(literal)
    value = fulfils if yes == (literal.op != "<=") else fails
    before = ticks.get(literal.name)
    if isinstance(before, Interval) and isinstance(value, Interval):
        value = _within(before, value) or value
    return literal.name, value


def _within(one: Interval, other: Interval) -> Interval | None:
    """What both leave open; None where they exclude each other, and the newer counts."""
    highs = [high for high in (one.high, other.high) if high is not None]
    low, high = max(one.low, other.low), min(highs) if highs else None
    return Interval(low, high) if high is None or low <= high else None
