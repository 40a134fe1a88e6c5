"""Conditions of which one is enough, where the text shows it.

合法稳定住所或合法稳定就业                        joined by 或
合法稳定住所、合法稳定就业、连续就读等条件之一    a list that ends in 之一
符合下列条件之一的：无自有住房；承租市场住房      a list that 之一 opens
高校毕业生、技术工人、留学归国人员                groups of people: each of them is meant
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from bot.importer.suggestions.populations import HEAD
from bot.policy.condition import Condition

Place = tuple[int, int]

GROUP = "任选其一"
OR = re.compile(r"[^，。；;：、]{0,12}(?:，|,)?(?:或者?|或是)[^，。；;：、]{0,6}")
LISTED = re.compile(r"[^，。；;：]{0,8}[、和及与或][^，。；;：、]{0,8}")
ONE_OF_THESE = re.compile(r"(?:下列|以下|下述)[^，。；;：]{0,10}之一")
ONE_OF_THOSE = re.compile(r"[^，。；;：、]{0,8}之一")
PEOPLE = re.compile(rf"{HEAD}$")
BETWEEN_PEOPLE = re.compile(r"(?:等|等[^，。；、]{2,6})?(?:、|和|以及|及|与|或)(?:[^，。；、的]{0,6})")


def with_alternatives(text: str, conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """`conditions` of `text`, in the order in which they stand there; those of which one is enough share a name in `any_of`."""
    places = [_place(text, one) for one in conditions]
    groups: list[set[int]] = []
    for first, second in combinations(range(len(conditions)), 2):
        if _linked(text, conditions, places, first, second):
            joined = [group for group in groups if first in group or second in group]
            groups = [group for group in groups if group not in joined] + [{first, second}.union(*joined)]
    groups.sort(key=min)
    names = {one: GROUP if number == 1 else f"{GROUP}{number}" for number, group in enumerate(groups, start=1) for one in group}
    return tuple(replace(one, any_of=names.get(index)) for index, one in enumerate(conditions))


def _place(text: str, condition: Condition) -> Place:
    start = text.find(condition.quote)
    return start, start + len(condition.quote)


def _linked(text: str, conditions: Sequence[Condition], places: Sequence[Place], first: int, second: int) -> bool:
    """Whether a condition and one behind it, with none between them, are alternatives."""
    end, start = places[first][1], places[second][0]
    if start < end or any(end <= other[0] and other[1] <= start for other in places):
        return False
    between = text[end:start]
    people = PEOPLE.search(conditions[first].quote) and PEOPLE.search(conditions[second].quote)
    if OR.fullmatch(between) or (people and BETWEEN_PEOPLE.fullmatch(between)):
        return True
    return _opened(text, end, start) or (bool(LISTED.fullmatch(between)) and _closed(text, places, second))


def _opened(text: str, end: int, start: int) -> bool:
    """Whether both stand in a list that 下列条件之一 opened before the first of them, with no full stop since."""
    opening = next(ONE_OF_THESE.finditer(text, 0, end), None)
    return opening is not None and "。" not in text[opening.end() : start]


def _closed(text: str, places: Sequence[Place], index: int) -> bool:
    """Whether the list goes on from the condition at `index` until 之一."""
    end = places[index][1]
    if ONE_OF_THOSE.match(text, end):
        return True
    following = [number for number, other in enumerate(places) if other[0] >= end and LISTED.fullmatch(text[end : other[0]])]
    return any(_closed(text, places, number) for number in following[:1])
