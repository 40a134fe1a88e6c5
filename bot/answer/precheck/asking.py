"""Which fact to ask next: only one that can still decide, and of those the one that settles most."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from bot.answer.precheck.known import conclude
from bot.answer.precheck.logic import Facts, all_of, holds, item_met, met
from bot.answer.precheck.requirement import Literal, formula_of, items_of, variables_of
from bot.language.facts import Interval
from bot.language.facts.fact import Value
from bot.policy.condition import WINDOW, Condition

Item = tuple[Condition, ...]
MOST = 5  # open variables of one item up to which every answer to the others is tried


def next_literal(
    conditions: tuple[Condition, ...],
    facts: Facts,
    declined: Sequence[str] = (),
    aims: Sequence[str] = (),
    last: Callable[[str], bool] = lambda name: False,
) -> Literal | None:
    """What to ask next, or None where nothing that the citizen can tell would decide anything.

    `declined` are variables that the citizen cannot or will not tell; `aims` are variables that the message spoke of: where one of
    several alternatives rests on them, it is asked for first.
    """
    known = conclude(facts)
    items = _aimed(items_of(conditions), known, aims)
    if all_of(item_met(item, known) for item in items) is not None:
        return None
    pending = [item for item in items if item_met(item, known) is None]
    open_ones = [one for one in dict.fromkeys(_literals(pending)) if one.name not in declined and holds(one, known) is None]
    ranked = sorted(
        (one for one in _one_a_variable(open_ones) if any(_decides(one, item, known, declined) for item in pending)),
        key=lambda one: (last(one.name), -_settled(one, pending, facts)),
    )
    return ranked[0] if ranked else None


def _aimed(items: Iterable[Item], facts: Facts, aims: Sequence[str]) -> list[Item]:
    """Of alternatives, those that the message spoke of, unless these are all out."""
    found = []
    for item in items:
        spoken = tuple(one for one in item if set(variables_of(one)) & set(aims) and met(one, facts) is not False)
        found.append(spoken if len(item) > 1 and spoken else item)
    return found


def _literals(items: Iterable[Item]) -> Iterator[Literal]:
    for item in items:
        for condition in item:
            for part in formula_of(condition):
                yield from (one for one in part if one.name != WINDOW)


def _one_a_variable(literals: Iterable[Literal]) -> Iterator[Literal]:
    seen: set[str] = set()
    for one in literals:
        if one.name not in seen:
            seen.add(one.name)
            yield one


def answers_to(literal: Literal) -> tuple[Value, Value]:
    """The two answers that a literal tells apart, the one that fulfils it first."""
    if literal.op in ("is", "not"):
        return literal.op == "is", literal.op != "is"
    over, under = Interval(literal.figure, None), Interval(0, max(0, literal.figure - 1))
    return (Interval(0, literal.figure), Interval(literal.figure + 1, None)) if literal.op == "<=" else (over, under)


def _decides(literal: Literal, item: Item, facts: Facts, declined: Sequence[str]) -> bool:
    """Whether some answers to the other open questions leave `item` to this one."""
    others = [one for one in _one_a_variable(_literals([item])) if one.name not in (literal.name, *declined)]
    others = [one for one in others if holds(one, facts) is None][:MOST]
    if literal.name not in {one.name for one in _literals([item])}:
        return False
    for values in product(*(answers_to(one) for one in others)):
        supposed = {**facts, **{one.name: value for one, value in zip(others, values, strict=True)}}
        yes, no = (item_met(item, conclude({**supposed, literal.name: value})) for value in answers_to(literal))
        if yes != no:
            return True
    return False


def _settled(literal: Literal, pending: Sequence[Item], told: Facts) -> int:
    """How many open items the two answers settle together; one that settles the whole clause counts for all of them."""
    total = 0
    for value in answers_to(literal):
        known = conclude({**told, literal.name: value})
        results = [item_met(item, known) for item in pending]
        total += len(pending) if False in results else sum(one is not None for one in results)
    return total
