"""The wording of the questions: one template for every variable in `data/questions.yml`, with the answers to tap."""

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml

from bot.answer.answer import Answer, AnswerClause
from bot.answer.phrases import Phrases
from bot.answer.precheck.requirement import Literal
from bot.policy.variables import VARIABLES, Subject
from bot.regions import Gazetteer

YEAR = 12
NARROW = ("city", "county", "zone")


def place_named(answer: Answer, clause: AnswerClause, literal: Literal, gazetteer: Gazetteer) -> str:
    """The place that a question names: the clause's own, or the asker's where the clause holds for a whole province or the nation."""
    if clause.document.region_code and (clause.level in NARROW or literal.name == "hukou_local"):
        return gazetteer.get(clause.document.region_code).name
    return answer.region.name if answer.region else ""


class Questions:
    """Questions by variable. Make one with `open`."""

    def __init__(self, table: Mapping[str, Any], phrases: Phrases) -> None:
        self._table, self._phrases = table, phrases

    @classmethod
    def open(cls, phrases: Phrases) -> "Questions":
        """Read the table that ships with the program."""
        text = resources.files("bot.answer.precheck").joinpath("data/questions.yml").read_text(encoding="utf-8")
        return cls(yaml.safe_load(text), phrases)

    def __contains__(self, variable: object) -> bool:
        return variable in self._table

    def ask(self, literal: Literal, person: Subject, place: str) -> str:
        """The question for `literal` about `person`; `place` is the name of the place whose clause it is."""
        over = literal.op == "<="
        figure = literal.figure + (1 if over else 0)
        text = str(self._table[literal.name]["ask"])
        who = self._phrases.say(f"who.{person}")
        return text.format(who=who, place=place, figure=self._figure(literal.name, figure))

    def pattern(self, variable: str, who: str = ".*") -> str:
        """A regular expression of the question, whatever place and figure it names; `who` is that of whom it is about."""
        parts = re.split(r"(\{\w+\})", str(self._table[variable]["ask"]))
        return "".join((who if part == "{who}" else ".*") if number % 2 else re.escape(part) for number, part in enumerate(parts))

    def choices(self, literal: Literal, place: str) -> tuple[str, ...]:
        """What the citizen may tap: yes, no, not known, and no more questions."""
        row = self._table[literal.name]
        say = self._phrases.say
        yes, no = (str(row.get(key) or say(f"check.{key}")).format(place=place) for key in ("yes", "no"))
        return yes, no, say("check.unknown"), say("check.leave")

    def _figure(self, name: str, figure: float) -> str:
        if VARIABLES[name].unit != "months":
            return f"{figure:g}"
        if figure % YEAR == 0:
            return self._phrases.say("check.years", count=f"{figure / YEAR:g}")
        return self._phrases.say("check.months", count=f"{figure:g}")
