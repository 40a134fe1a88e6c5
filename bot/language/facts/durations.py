"""Lengths of time in months: 三年, 两年半, 一年零两个月, 仨月, 大半年, 快三年, 十几年, 五年以上.

快 and 将近 mean from half a unit before to one month before; 差不多 and 左右 a quarter of a unit either way (one month at least);
出头 up to a quarter more; 满 and 以上 have no upper end; 不到 has nought as its lower.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .interval import Interval, exactly
from .numbers import NUMBER, number_of

YEAR, MONTH, HALF = 12, 1, 6
_BEFORE = r"不到|不满|未满|不足|将?近|接近|快要?|差不多|大概|大约|约|至少|起码|超过|不止|已?满|够|足足"
_AFTER = r"不到|多|来|出头|左右|上下|把|以上|有余"
DURATION = re.compile(
    rf"(?P<before>{_BEFORE})?(?:有|了|已经)?(?:"
    r"(?P<half>大半年|小半年|半年)"
    rf"|(?P<years>(?<!\d)(?!\d{{3}}){NUMBER})个?(?:年(?!级|纪|龄|轻|薪|底|初|\d)|载)(?P<yhalf>半)?(?:[零又]?(?P<rest>{NUMBER})个多?月)?"
    rf"|(?P<months>{NUMBER})(?:(?P<unit>个)(?P<mvague>多|来)?|(?<=[俩仨]))月(?P<mhalf>半)?"
    rf"|(?P<short>{NUMBER})(?P<shortunit>天|周(?!岁)|个?(?:星期|礼拜))"
    rf")(?P<after>{_AFTER})?"
)
_ABOUT_YEAR, _ABOUT_MONTH = Interval(9, 18), Interval(1, 2)  # 年把, 个把月
_ABOUT = re.compile(r"(?P<year>(?<!完)年把(?=[了,，]|$))|(?P<month>个把月)")


@dataclass(frozen=True)
class Duration:
    """A length of time, in whole months, at `text[start:end]`."""

    start: int
    end: int
    months: Interval


def durations_in(text: str) -> list[Duration]:
    """Lengths of time in `text`, in order; a calendar year or month (2019年, 三月) is none."""
    found = [Duration(match.start(), match.end(), months) for match in DURATION.finditer(text) if (months := _months(match))]
    found += [Duration(m.start(), m.end(), _ABOUT_YEAR if m["year"] else _ABOUT_MONTH) for m in _ABOUT.finditer(text)]
    return sorted(found, key=lambda one: one.start)


def _months(match: re.Match[str]) -> Interval | None:
    base = _base(match)
    if base is None:
        return None
    length, unit = base
    word = match["before"] or match["mvague"] or match["after"]
    return (_bounded(length, unit, word) if word else length).whole()


def _base(match: re.Match[str]) -> tuple[Interval, int] | None:
    """The length as it is named, and its unit in months."""
    if match["half"]:
        return {"大半年": Interval(HALF, 11), "小半年": Interval(3, HALF)}.get(match["half"], exactly(HALF)), HALF
    words = match["years"] or match["months"] or match["short"]
    number, unit = number_of(words), YEAR if match["years"] else MONTH
    if number is None:
        return None
    if match["short"]:
        return number.times(1 / 30 if match["shortunit"] == "天" else 7 / 30).down(), MONTH
    length = number.times(unit)
    if match["yhalf"]:
        length = length + exactly(HALF)
    if match["rest"] and (rest := number_of(match["rest"])):
        length = length + rest
    return length, unit


def _bounded(base: Interval, unit: int, word: str) -> Interval:
    most = base.low if base.high is None else base.high
    quarter = max(1, unit // 4)
    if word in ("不到", "不满", "未满", "不足"):
        return Interval(0, base.low - 1)
    if word in ("快", "快要", "近", "将近", "接近"):
        return Interval(base.low - {YEAR: HALF, HALF: 2, MONTH: 1}[unit], base.low - 1)
    if word in ("差不多", "大概", "大约", "约", "左右", "上下"):
        return Interval(base.low - quarter, most + quarter)
    if word == "出头":
        return Interval(base.low, most + quarter)
    if word in ("多", "来"):
        return Interval(base.low, most + max(1, unit - 1))
    if word == "把":
        return Interval(base.low * 0.75, most * 1.5)
    return Interval(base.low, None)
