"""Figures in words: lengths of time in months, ages in years, and the side on which they bound.

半年以上 → >= 6        一年以上 → >= 12      满1年 → >= 12       一年半 → 18      不超过5年 → <= 60
年满16周岁 → >= 16     60周岁以上 → >= 60    不满十八周岁 → <= 17
"""

import re
from typing import NamedTuple

from bot.importer.numerals import NUMERAL, number_of

NUMBER = rf"(?<![\d第])(?:\d{{1,3}}|{NUMERAL}|两)"
LENGTH = rf"(?:半年|{NUMBER}年半|{NUMBER}个?月|{NUMBER}年)"
BEFORE = r"(?:不得超过|不超过|不满|未满|不足|不少于|不低于|年满|已满|满|超过|达到?)?"
AFTER = r"(?:（含）|\(含\))?(?:及以上|以上|及以下|以下|以内|之内)?"
AGE = re.compile(rf"(?P<before>{BEFORE})(?P<number>{NUMBER})(?:周岁|岁)(?P<after>{AFTER})")
TIME = re.compile(rf"(?P<before>{BEFORE})(?P<length>{LENGTH})(?P<after>{AFTER})")

BELOW = ("不满", "未满", "不足")
AT_MOST = ("不得超过", "不超过", "以下", "以内", "之内")


class Figure(NamedTuple):
    """An operator and a whole number."""

    op: str
    value: int


def value_of(number: str) -> int:
    """Whole number of `12`, `十二` or `两`; raises ValueError for anything else."""
    return int(number) if number.isdecimal() else number_of("二" if number == "两" else number)


def months_of(length: str) -> int:
    """Months of `半年`, `一年半`, `3个月`, `5年`; raises ValueError for anything else."""
    if length == "半年":
        return 6
    match = re.fullmatch(rf"({NUMBER})个?(年|月)(半?)", length)
    if match is None:
        raise ValueError(length)
    return value_of(match[1]) * (12 if match[2] == "年" else 1) + (6 if match[3] else 0)


def time_figure(match: "re.Match[str]") -> Figure:
    """Bound in months of a match of `TIME`."""
    return _bound(match["before"], months_of(match["length"]), match["after"])


def age_figure(match: "re.Match[str]") -> Figure:
    """Bound in years of a match of `AGE`."""
    return _bound(match["before"], value_of(match["number"]), match["after"])


def _bound(before: str, value: int, after: str) -> Figure:
    if before in BELOW:
        return Figure("<=", value - 1)
    if before in AT_MOST or after.endswith(AT_MOST):
        return Figure("<=", value)
    return Figure(">=", value)
