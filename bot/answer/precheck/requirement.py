"""A condition as a formula: every one of its parts must hold, and a part holds where one of its literals does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal as Choice

from bot.policy.condition import WINDOW, Condition
from bot.policy.variables import VARIABLES

FIGURES = {"residence_months": "residence_months", "age": "age", "employment": "employment_months", "income": "income_month"}
"""The variable that a figure of a field is compared with; a figure of another field names its variable in `value`."""
_LITERAL = re.compile(r"(?P<negated>!)?(?P<name>[a-z_]+)(?:(?P<op>>=|<=|==)(?P<figure>\d+(?:\.\d+)?))?")


@dataclass(frozen=True)
class Literal:
    """What is asked of one variable: that it is so, that it is not, or a figure in its unit; `window` is never decided here."""

    name: str
    op: Choice["is", "not", ">=", "<=", "=="] = "is"
    figure: float = 0

    def __str__(self) -> str:
        if self.op in ("is", "not"):
            return ("!" if self.op == "not" else "") + self.name
        return f"{self.name}{self.op}{self.figure:g}"

    @classmethod
    def parse(cls, written: str) -> Literal:
        """Read `residence_permit`, `!student`, `age>=60`; what is not understood is for the window to judge."""
        match = _LITERAL.fullmatch(written)
        if match is None or match["name"] not in VARIABLES or (match["negated"] and match["op"]):
            return cls(WINDOW)
        if (VARIABLES[match["name"]].unit in ("yes_no", "stage")) == bool(match["op"]):
            return cls(WINDOW)
        if match["op"]:
            return cls(match["name"], match["op"], float(match["figure"]))  # type: ignore[arg-type]  # the pattern lets these only
        return cls(match["name"], "not" if match["negated"] else "is")


Part = tuple[Literal, ...]
Formula = tuple[Part, ...]
JUDGED_THERE: Formula = ((Literal(WINDOW),),)


@lru_cache(maxsize=4096)
def formula_of(condition: Condition) -> Formula:
    """The formula of `condition`; one in words only, or with a value that names no variable, is for the window to judge."""
    value = condition.value
    if condition.op in (">=", "<=", "==") and isinstance(value, (int, float)) and condition.field in FIGURES:
        return ((Literal(FIGURES[condition.field], condition.op, float(value)),),)  # type: ignore[arg-type]  # compared just before
    if not isinstance(value, tuple) or not value:
        return JUDGED_THERE
    if condition.op == "in":
        return (tuple(map(Literal.parse, value)),)
    if condition.op == "not_in":
        return tuple((Literal.parse(f"!{name}"),) for name in value)
    if condition.op == "all":
        return tuple(tuple(map(Literal.parse, part.split("|"))) for part in value)
    return JUDGED_THERE


def variables_of(condition: Condition) -> tuple[str, ...]:
    """The variables that `condition` rests on, in the order written."""
    return tuple(dict.fromkeys(one.name for part in formula_of(condition) for one in part if one.name != WINDOW))


def beside(conditions: tuple[Condition, ...], literal: Literal) -> tuple[str, ...]:
    """The variables of which one would do where `literal` is asked for, itself first: 都不是 denies them all."""
    parts = [part for condition in conditions for part in formula_of(condition) if literal in part]
    names = [one.name for part in parts for one in part if one.op == "is" and one.name != WINDOW]
    return tuple(dict.fromkeys((literal.name, *names)))


def items_of(conditions: tuple[Condition, ...]) -> list[tuple[Condition, ...]]:
    """What must hold one by one: a condition alone, or the alternatives of a group together, where the first of them stands."""
    items: dict[object, tuple[Condition, ...]] = {}
    for index, condition in enumerate(conditions):
        key = condition.any_of or index
        items[key] = (*items.get(key, ()), condition)
    return list(items.values())
