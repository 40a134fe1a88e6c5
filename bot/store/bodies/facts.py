"""Check the facts of a body, as a row of a spreadsheet or an entry of a file gives them: either a body, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from bot.policy.body import Body
from bot.policy.topics import TOPICS

SEPARATOR = re.compile(r"[、,，;；\n]+")
PHONE = re.compile(r"[0-9０-９+()（）\-—－ 、，,;；/转至~～]{3,120}")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
YEAR = re.compile(r"(\d{4})年?")
FIRST_YEAR = 1949
NAMES = 120  # characters of a name or a telephone number that a row of the table holds


class Problem(NamedTuple):
    """What is wrong with one fact: its name, and a sentence for the reader."""

    field: str
    why: str


@dataclass(frozen=True)
class Known:
    """What facts may refer to: codes of places, keys of kinds, and the day of today."""

    regions: Collection[str]
    kinds: Collection[str]
    today: date


class _WrongFactError(Exception):
    """Carries the sentence from a reader of one fact to `read_body`."""


def read_body(facts: Mapping[str, Any], known: Known) -> tuple[Body | None, list[Problem]]:
    """The body that `facts` describe, or None and everything that is wrong with them."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for field, read in _READERS.items():
        try:
            values[field] = read(facts.get(field), known)
        except _WrongFactError as wrong:
            problems.append(Problem(field, str(wrong)))
    if not problems:
        problems = list(_between(values))
    return (None, problems) if problems else (Body(**values), [])


def _between(values: Mapping[str, Any]) -> Iterable[Problem]:
    """What is wrong between facts that are right by themselves."""
    if values["successor"] == values["name"]:
        yield Problem("successor", "后继单位不能是自己，请改正或留空")
    elif values["successor"] and not (values["successor_year"] and values["successor_source"]):
        yield Problem("successor", "写了后继单位，就要写变更年份和变更依据")
    elif not values["successor"] and (values["successor_year"] or values["successor_source"]):
        yield Problem("successor", "写了变更年份或依据，就要写后继单位")


def _text(value: Any, longest: int | None = None) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(unicodedata.category(character) in ("Cc", "Cs") and character != "\n" for character in text):
        raise _WrongFactError("有看不见的控制字符，请重新输入")
    if longest and len(text) > longest:
        raise _WrongFactError(f"太长（{len(text)} 个字），请缩短到 {longest} 个字以内")
    return text or None


def _line(value: Any, longest: int | None = None) -> str | None:
    text = _text(value, longest)
    if text and "\n" in text:
        raise _WrongFactError("里面有换行，请写成一行")
    return text


def _needed(text: str | None, hint: str) -> str:
    if text is None:
        raise _WrongFactError(f"不能为空，{hint}")
    return text


def _code(value: Any, known: Known) -> str:
    code = _needed(_line(value), "请写六位行政区划代码，例如 150200")
    code = code.zfill(6) if code == "0" else code
    if code not in known.regions:
        raise _WrongFactError(f"没有代码为 {code} 的地方，请用 xinshimin region 查代码")
    return code


def _name(value: Any, _known: Known) -> str:
    name = _needed(_line(value, NAMES), "请写部门的全称")
    if SEPARATOR.search(name):
        raise _WrongFactError("一行只写一个部门，名称里不能有顿号、逗号或分号")
    return name


def _list(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list | tuple) else SEPARATOR.split(_text(value) or "")
    found = dict.fromkeys(part for part in (_line(one) for one in parts) if part)
    if any(SEPARATOR.search(one) for one in found):
        raise _WrongFactError("几项之间用顿号隔开，一项里不能再有顿号、逗号或分号")
    return tuple(found)


def _among(what: str, hint: str, allowed: Callable[[Known], Collection[str]]) -> Callable[[Any, Known], tuple[str, ...]]:
    def read(value: Any, known: Known) -> tuple[str, ...]:
        found = _list(value)
        for one in found:
            if one not in allowed(known):
                raise _WrongFactError(f"没有名为 {one} 的{what}，{hint}")
        return found

    return read


def _phone(value: Any, _known: Known) -> str | None:
    text = _line(value, NAMES)
    if text and not PHONE.fullmatch(text):
        raise _WrongFactError(f"“{text[:20]}”不像电话号码，请只写号码，例如 0472-1234567")
    return text


def _day(value: Any, known: Known) -> date | None:
    found = value.date() if isinstance(value, datetime) else value
    if not isinstance(found, date):
        text = _line(value)
        match = DAY.fullmatch(text) if text else None
        try:
            found = date(int(match[1]), int(match[2]), int(match[3])) if match else None
        except ValueError:
            found = None
        if text and found is None:
            raise _WrongFactError(f"“{text[:20]}”不是日期，请写成 2026-03-01 的样子")
    if found and found > known.today:
        raise _WrongFactError(f"{found} 还没有到，请写实际核对的那一天")
    return found


def _year(value: Any, known: Known) -> int | None:
    text = _line(value)
    match = YEAR.fullmatch(text) if text else None
    year = int(match[1]) if match else None
    if text and (year is None or not FIRST_YEAR <= year <= known.today.year):
        raise _WrongFactError(f"“{text[:20]}”不是能用的年份，请写四位数字，例如 2018")
    return year


_TOPICS = frozenset(topic.key for topic in TOPICS)
_READERS: dict[str, Callable[[Any, Known], Any]] = {
    "region_code": _code,
    "name": _name,
    "short_names": lambda value, _: _list(value),
    "kinds": _among("部门类别", "可用的类别见导出表格的“说明”页", lambda known: known.kinds),
    "topics": _among("主题", "可用的主题见 xinshimin topics", lambda _: _TOPICS),
    "phone": _phone,
    "address": lambda value, _: _text(value),
    "hours": lambda value, _: _text(value),
    "successor": lambda value, known: None if _line(value) is None else _name(value, known),
    "successor_year": _year,
    "successor_source": lambda value, _: _text(value),
    "checked_on": _day,
    "source": lambda value, _: _needed(_text(value), "请写从哪里知道的，例如文件名、网址或“本局提供”"),
}
FIELDS = tuple(_READERS)
