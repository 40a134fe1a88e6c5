"""A cell of a spreadsheet as a person sees it: `0.15` in a percent format is `15%`, a date is a date and no serial number."""

import re
from datetime import date, datetime, time

DECIMALS = re.compile(r"0\.(0+)")
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def shown(value: object, number_format: str | None) -> str:
    """The text of a cell from its value and its number format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date | time):
        return _moment(value, number_format or "")
    if isinstance(value, int | float):
        return _number(value, (number_format or "General").split(";")[0])
    return str(value)


def _moment(value: datetime | date | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    clock = isinstance(value, datetime) and (value.hour or value.minute) and "h" in number_format.lower()
    day = f"{value.year}年{value.month}月{value.day}日" if "年" in number_format else f"{value.year}-{value.month:02}-{value.day:02}"
    if "年" in number_format and "d" not in LITERAL.sub("", number_format.lower()):
        day = day[: day.index("月") + 1]
    return f"{day} {value:%H:%M}" if clock else day


def _number(value: float, number_format: str) -> str:
    plain = LITERAL.sub("", number_format)
    decimals = DECIMALS.search(plain)
    digits = len(decimals[1]) if decimals else 0
    if "%" in plain:
        return f"{value * 100:.{digits}f}%"
    comma = "," if "#,#" in plain or "0,0" in plain else ""
    if decimals or comma or plain.strip() == "0":
        return f"{value:{comma}.{digits}f}"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(round(float(value), 10))
