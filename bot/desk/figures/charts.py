"""Charts as shapes that a template draws: columns over time, and bars side by side. What is not told is not drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.desk.figures.sheets import Cell, Sheet

WIDTH, HEIGHT, FOOT = 800, 220, 24
LINE, NAMES, MOST_BARS = 24, 190, 12
LABELS = 6  # days that are named below the columns


@dataclass(frozen=True)
class Shape:
    """A rectangle; `kind` is its class."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Word:
    """A text; `anchor` is SVG's text-anchor."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Chart:
    """A chart: `key` names its elements, `title` and `text` say what it shows to those who do not see it."""

    key: str
    title: str
    text: str
    height: int
    shapes: tuple[Shape, ...]
    words: tuple[Word, ...]


def days_chart(sheet: Sheet, first: date, last: date) -> Chart:
    """Questions of each day, those with a clause at the bottom."""
    found = {row.name: (_number(row.cells[1]), _number(row.cells[0])) for row in sheet.rows}
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    values = [found.get(str(day), (0, 0)) for day in days]
    top, width = max([1, *(asked for _, asked in values)]), WIDTH / len(days)
    scale = (HEIGHT - FOOT - LINE) / top
    shapes = []
    for number, (answered, asked) in enumerate(values):
        x, base = round(number * width, 1), HEIGHT - FOOT
        for kind, low, high in (("answered", 0, min(answered, asked)), ("other", min(answered, asked), asked)):
            if high > low:
                top_y = round(base - high * scale, 1)
                shapes.append(Shape(x, top_y, round(max(1.0, width * 0.8), 1), round((high - low) * scale, 1), kind))
    step = max(1, len(days) // LABELS)
    words = [Word(round((number + 0.4) * width, 1), HEIGHT - 6, f"{day:%m-%d}", "middle") for number, day in _named(days, step)]
    words.append(Word(0, 14, f"最多一天 {top} 次", "start"))
    total = sum(asked for _, asked in values)
    text = f"{first} 到 {last} 每天的提问次数，共 {total} 次，最多一天 {top} 次；深色是给出条款的。数字见下表。"
    return Chart("days", "每天的提问", text, HEIGHT, tuple(shapes), tuple(words))


def bars_chart(sheet: Sheet, title: str) -> Chart:
    """The questions of the first rows of a table."""
    rows = [(row.name, _number(row.cells[0])) for row in sheet.rows[:MOST_BARS]]
    top = max([1, *(count for _, count in rows)])
    room = WIDTH - NAMES - 60
    shapes, words = [], []
    for number, (name, count) in enumerate(rows):
        y, width = number * LINE, round(count / top * room, 1)
        words.append(Word(NAMES - 8, y + 17, name[-14:], "end"))
        if count:
            shapes.append(Shape(NAMES, y + 4, width, LINE - 8, "answered"))
            words.append(Word(round(NAMES + width + 6, 1), y + 17, str(count), "start"))
    most = f"最多的是{rows[0][0]}，" if rows else ""
    return Chart(
        sheet.key, title, f"{title}：{most}共画出 {len(rows)} 项。数字见下表。", max(1, len(rows)) * LINE, tuple(shapes), tuple(words)
    )


def _named(days: Sequence[date], step: int) -> list[tuple[int, date]]:
    return [(number, day) for number, day in enumerate(days) if number % step == step // 2]


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
