"""What a pre-check has found of a clause: met, not met and open conditions, each with the words of the clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answer.answer import Eligibility
from bot.answer.precheck.known import conclude
from bot.answer.precheck.logic import Facts, eligibility, item_met, met
from bot.answer.precheck.requirement import items_of
from bot.policy.condition import Condition


@dataclass(frozen=True)
class Found:
    """The conditions of a clause by what is known of them; of alternatives only those that count are listed.

    Where one of several alternatives is met the others are left out; where none is yet, those that are out are left out.
    """

    eligibility: Eligibility
    met: tuple[Condition, ...]
    not_met: tuple[Condition, ...]
    open: tuple[Condition, ...]


def find(conditions: tuple[Condition, ...], told: Facts) -> Found:
    """Check `conditions` against what was told of the person."""
    facts = conclude(told)
    lists: dict[bool | None, list[Condition]] = {True: [], False: [], None: []}
    for item in items_of(conditions):
        whole = item_met(item, facts)
        lists[whole] += [one for one in item if met(one, facts) is whole]
    return Found(eligibility(conditions, facts), tuple(lists[True]), tuple(lists[False]), tuple(lists[None]))


def marks(conditions: tuple[Condition, ...], told: Facts) -> Iterator[bool | None]:
    """Whether each of `conditions` is met."""
    facts = conclude(told)
    return (met(one, facts) for one in conditions)
