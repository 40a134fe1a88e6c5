"""Dates as notices write them: 2024年5月23日, 2024 年 5 月 23 日, 二〇二四年五月二十三日; 2024-05-23 in the table above a page."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date

from bot.importer.numerals import number_of

FIGURES = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
WORDS = r"[一二][一二三四五六七八九〇○Ｏ零]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
DAY = rf"(?:{FIGURES}|{WORDS})"
DATE = re.compile(DAY)
_PARTS = re.compile(r"(.{4}?)\s*年\s*(.{1,2}?)\s*月\s*(.{1,3}?)\s*日")
_FIGURES_ALONE = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")


def read_date(words: str) -> date | None:
    """The first date in `words`, or None where there is none or the calendar has no such day."""
    found = DATE.search(words)
    parts = _PARTS.fullmatch(found[0]) if found else None
    parts = parts or _FIGURES_ALONE.search(words)
    if parts is None:
        return None
    try:
        return date(int(parts[1].translate(_DIGITS)), _number(parts[2]), _number(parts[3]))
    except ValueError:
        return None


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else number_of(words)


def after(day: date, *, years: int = 0, months: int = 0) -> date | None:
    """The same day so many years and months later; the last day of the month where that month is shorter; None past the calendar."""
    month = day.month - 1 + months
    year, month = day.year + years + month // 12, month % 12 + 1
    if year > MAXYEAR:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))
