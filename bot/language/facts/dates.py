"""Times since when something has been so: 零八年, 2019年9月, 去年三月, 前年, 今年年初, 上个月, 过完年; as a first and a last day.

Relative words count from a given day. 年初 is January to March, 年底 October to December, 过完年 February and March.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from .interval import Interval
from .numbers import number_of

_DIGIT = "[零〇一二三四五六七八九]"
_FIGURES = str.maketrans("零〇一二三四五六七八九", "00123456789")
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
DATE = re.compile(
    rf"(?:(?P<year>(?<!\d)(?:19|20)\d\d|(?<!\d)[0-9]\d(?!\d)|[一二]{_DIGIT}{{3}}|(?<![一二三四五六七八九十]){_DIGIT}{{2}})年"
    r"|(?P<said>大前年|前年|去年|今年|上个月|这个月|上月))"
    rf"(?P<part>年?初|年?底|上半年|下半年|{_MONTH}(?:份|(?P<day>\d{{1,2}})[日号])?)?"
    r"|(?P<spring>过完年|过了年|春节后|年后)"
    rf"|(?P<month>(?<![年度\d]){_MONTH})(?:份|底|初|(?P<monthday>\d{{1,2}})[日号])?(?!\d|个)"
)
_PARTS = {"初": (1, 3), "底": (10, 12), "上半年": (1, 6), "下半年": (7, 12)}
_PAIRS = ("一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五")  # lengths of time: 来了七八年
_SAID = {"大前年": 3, "前年": 2, "去年": 1, "今年": 0}


@dataclass(frozen=True)
class Since:
    """A time at `text[start:end]`, between two days, both included; none of them lies after the day on which it was said."""

    start: int
    end: int
    first: date
    last: date

    def months(self, as_of: date) -> Interval:
        """Complete months from then until `as_of`."""
        return Interval(months_between(self.last, as_of), months_between(self.first, as_of))

    def years(self, as_of: date) -> Interval:
        """Complete years from then until `as_of`: the age of who was born then."""
        return self.months(as_of).times(1 / 12).down()


def dates_in(text: str, as_of: date) -> list[Since]:
    """Times in `text` that do not lie after `as_of`, in order."""
    found = ((match, _range(match, as_of)) for match in DATE.finditer(text))
    return [
        Since(match.start(), match.end(), days[0], min(days[1], as_of)) for match, days in found if days and days[0] <= min(days[1], as_of)
    ]


def months_between(first: date, last: date) -> int:
    """Complete months from `first` to `last`."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def year_of(words: str, as_of: date) -> int:
    """The year of 2008, 08, 零八 or 二零零八; two figures mean the latest such year that has begun."""
    value = int(words.translate(_FIGURES))
    if value >= 100:
        return value
    return 2000 + value if 2000 + value <= as_of.year else 1900 + value


def _range(match: re.Match[str], as_of: date) -> tuple[date, date] | None:
    if match["spring"]:
        return date(as_of.year, 2, 1), date(as_of.year, 3, 31)
    if match["month"]:
        month = _number(match["month"][:-1])
        year = as_of.year if month <= as_of.month else as_of.year - 1
        return _day(year, month, match["monthday"])
    if match["said"] and match["said"].endswith("月"):
        return _month_said(match["said"], as_of)
    if match["year"] and match["year"] in _PAIRS and not match.string[match.end() :].startswith(("生", "的", "出", "人")):
        return None
    year = as_of.year - _SAID[match["said"]] if match["said"] else year_of(match["year"], as_of)
    part = match["part"]
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part.lstrip("年") in _PARTS:
        first, last = _PARTS[part.lstrip("年")]
        return date(year, first, 1), _day(year, last, None)[1]
    return _day(year, _number(part.split("月")[0]), match["day"])


def _month_said(words: str, as_of: date) -> tuple[date, date]:
    if words == "这个月":
        return as_of.replace(day=1), as_of
    last = as_of.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _day(year: int, month: int, day: str | None) -> tuple[date, date]:
    days = monthrange(year, month)[1]
    if day is not None and 1 <= int(day) <= days:
        return date(year, month, int(day)), date(year, month, int(day))
    return date(year, month, 1), date(year, month, days)


def _number(words: str) -> int:
    number = number_of(words)
    return int(number.low) if number else 0
