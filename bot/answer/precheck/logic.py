"""Three-valued: True, False, and None where something that is needed is not known (Kleene's strong logic)."""

from collections.abc import Iterable, Mapping

from bot.answer.answer import Eligibility
from bot.answer.precheck.requirement import Literal, formula_of, items_of
from bot.language.facts import Interval
from bot.language.facts.fact import Value
from bot.policy.condition import WINDOW, Condition

Facts = Mapping[str, Value]


def all_of(values: Iterable[bool | None]) -> bool | None:
    """False where one is False, else None where one is open."""
    found = list(values)
    return False if False in found else None if None in found else True


def any_of(values: Iterable[bool | None]) -> bool | None:
    """True where one is True, else None where one is open."""
    found = list(values)
    return True if True in found else None if None in found else False


def holds(literal: Literal, facts: Facts) -> bool | None:
    """Whether `literal` is so; None for what is not known, and for what only the window can judge."""
    value = None if literal.name == WINDOW else facts.get(literal.name)
    if literal.op in ("is", "not"):
        return (value == (literal.op == "is")) if isinstance(value, bool) else None
    return _compare(value, literal) if isinstance(value, Interval) else None


def _compare(value: Interval, literal: Literal) -> bool | None:
    """A figure told as an interval: decided only where all of it lies on one side."""
    high = float("inf") if value.high is None else value.high
    if literal.op == ">=":
        return True if value.low >= literal.figure else False if high < literal.figure else None
    if literal.op == "<=":
        return True if high <= literal.figure else False if value.low > literal.figure else None
    if value.low == high == literal.figure:
        return True
    return None if value.low <= literal.figure <= high else False


def met(condition: Condition, facts: Facts) -> bool | None:
    """Whether `condition` is met by what is known."""
    return all_of(any_of(holds(one, facts) for one in part) for part in formula_of(condition))


def item_met(item: tuple[Condition, ...], facts: Facts) -> bool | None:
    """Whether one of the alternatives of `item` is met."""
    return any_of(met(condition, facts) for condition in item)


def eligibility(conditions: tuple[Condition, ...], facts: Facts) -> Eligibility:
    """Of all conditions together: `conditions_met` only where every one is; a clause without conditions says nothing of a person."""
    decided = all_of(item_met(item, facts) for item in items_of(conditions)) if conditions else None
    return "unknown" if decided is None else "conditions_met" if decided else "not_met"
