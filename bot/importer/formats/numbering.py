"""The numbers that Word writes by itself: they stand in no paragraph, only in the rules of `numbering.xml`.

level 0, chineseCounting, `%1、`      →  一、 二、 三、
level 1, chineseCounting, `（%2）`    →  （一） （二）, and again from （一） under the next 一、
level 2, decimal, `%3.`               →  1. 2.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.importer.numerals import numeral_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CIRCLED = 0x2460
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
         (4, "iv"), (1, "i"))  # fmt: skip
LEVELS = 9


def chinese(number: int) -> str:
    """`number` in Chinese numerals up to 9,999, in digits beyond."""
    if not 0 < number < 10_000:
        return str(number)
    if number < 20:
        return numeral_of(number)
    digits, text = "零一二三四五六七八九", ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += digits[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


def roman(number: int) -> str:
    """`number` in small Roman numerals."""
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letters(number: int) -> str:
    """a … z, aa … zz, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": lambda number: chr(CIRCLED + number - 1) if 0 < number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(CIRCLED + number - 1) if 0 < number <= 20 else str(number),
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "none": lambda number: "",
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting", "ideographDigital"), chinese),
}  # fmt: skip


@dataclass
class Level:
    """One level of a list: how its number is written, where it starts, and the text around it (`%1` is the number of level 0)."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    plain: bool = False


@dataclass
class _List:
    levels: dict[int, Level]
    counter: list[int | None]


@dataclass
class Numbering:
    """Counts through a document: ask for each paragraph in order."""

    abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, _List] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> "Numbering":
        """Read the rules; `root` is the root of `numbering.xml`, or None where there is none."""
        made = cls()
        if root is None:
            return made
        counters: dict[str, list[int | None]] = {}
        for one in root.findall(f"{W}abstractNum"):
            made.abstract[one.get(f"{W}abstractNumId")] = {int(level.get(f"{W}ilvl")): _level(level) for level in one.findall(f"{W}lvl")}
        links = {_value(one.find(f"{W}styleLink")): one.get(f"{W}abstractNumId") for one in root.findall(f"{W}abstractNum")}
        for one in root.findall(f"{W}abstractNum"):
            link = _value(one.find(f"{W}numStyleLink"))
            if link and link in links:
                made.abstract[one.get(f"{W}abstractNumId")] = made.abstract[links[link]]
        for one in root.findall(f"{W}num"):
            key = _value(one.find(f"{W}abstractNumId"))
            levels, own = dict(made.abstract.get(key, {})), False
            for change in one.findall(f"{W}lvlOverride"):
                own = _override(levels, change) or own
            fresh: list[int | None] = [None] * LEVELS
            counter = fresh if own else counters.setdefault(key, fresh)
            made.lists[one.get(f"{W}numId")] = _List(levels, counter)
        return made

    def next(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of a list at a level, as it is shown; empty for a bullet."""
        found = self.lists.get(list_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None or not 0 <= depth < LEVELS:
            return ""
        for above in range(depth):
            if found.counter[above] is None:
                found.counter[above] = found.levels.get(above, Level()).start
        before = found.counter[depth]
        found.counter[depth] = level.start if before is None else before + 1
        found.counter[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return "" if level.format == "bullet" else _written(found, level)


def _written(found: _List, shown: Level) -> str:
    text = shown.text
    for depth in range(LEVELS):
        number = found.counter[depth]
        if number is not None and f"%{depth + 1}" in text:
            own = found.levels.get(depth, Level())
            write = str if shown.plain else FORMATS.get(own.format, str)
            text = text.replace(f"%{depth + 1}", write(number))
    return text


def _override(levels: dict[int, Level], change: Any) -> bool:
    depth = int(change.get(f"{W}ilvl"))
    start = change.find(f"{W}startOverride")
    level = change.find(f"{W}lvl")
    if level is not None:
        levels[depth] = _level(level)
    if start is not None:
        old = levels.get(depth, Level())
        levels[depth] = Level(old.format, old.text, int(_value(start) or 1), old.plain)
    return start is not None


def _level(element: Any) -> Level:
    return Level(
        _value(element.find(f"{W}numFmt")) or "decimal",
        _value(element.find(f"{W}lvlText")),
        int(_value(element.find(f"{W}start")) or 0),
        element.find(f"{W}isLgl") is not None,
    )


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val") or ""
