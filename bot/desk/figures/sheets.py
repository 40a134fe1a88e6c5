"""Figures as tables: by day, place, topic and channel, and what is asked where no clause exists.

A count of a topic at a place that is above 0 and below `LEAST` is not told, on the page as in files: few people asked, and somebody might
know who.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.figures.figures import Figures
from bot.conversations.figures.records import Figure
from bot.desk.figures.asked import Asked
from bot.policy.topics import TOPICS
from bot.regions import Gazetteer

LEAST = 5
FEW = f"不到 {LEAST}"
CHANNELS = {"web": "网页", "rest": "接口", "socketio": "聊天组件", "wechat": "公众号", "wecom": "企业微信", "wechat_kf": "微信客服"}
TOPIC_LABELS = {topic.key: topic.label for topic in TOPICS} | {"": "没听出是什么事"}
NOWHERE = "没说在哪里"
MEASURES = (
    ("提问", "questions"), ("给出条款", "answered"), ("应答率", "share"), ("没有条款", "no_clause"), ("没听懂", "unclear"),
    ("不归管", "out_of_scope"), ("用不了", "unavailable"), ("有危险", "crisis"), ("转人工", "handovers"), ("已接", "taken"),
    ("平均等候（分）", "wait"), ("最长等候（分）", "longest"), ("有用", "useful"), ("没用", "useless"),
)  # fmt: skip
COUNTS = (
    "questions",
    "answered",
    "no_clause",
    "unclear",
    "out_of_scope",
    "unavailable",
    "crisis",
    "handovers",
    "taken",
    "useful",
    "useless",
)

Cell = str | int | float


@dataclass(frozen=True)
class Row:
    """A row: its name, its cells, and where its name leads to (empty: nowhere)."""

    name: str
    cells: tuple[Cell, ...]
    query: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table; `key` names its file, `columns` begin with what the rows are named by."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def make_sheets(figures: Figures, asked: Asked, gazetteer: Gazetteer) -> tuple[Sheet, ...]:
    """All tables for what is asked; the first holds the sum of it all."""
    wanted, at, about = asked.wanted(gazetteer), asked.place is not None, bool(asked.topic)
    days = figures.by("day", wanted)
    places = rolled_up(figures.by("region_code", wanted), lambda code: step(gazetteer, code, asked))
    topics, channels = figures.by("topic", wanted), figures.by("channel", wanted)
    small = at and about
    return (
        _sheet("total", "合计", "范围", [_row("合计", sum(days.values(), Figure()), small)]),
        _sheet("days", "按天", "日期", [_row(str(day), days[day], small) for day in sorted(days)]),
        _sheet("places", "按地方", "地方", [_place_row(gazetteer, asked, code, one, about) for code, one in most_first(places)]),
        _sheet("topics", "按事项", "事项", [_topic_row(asked, str(key), one, at) for key, one in most_first(topics)]),
        _sheet(
            "channels",
            "按渠道",
            "渠道",
            [_row(CHANNELS.get(str(key), str(key) or "不明"), one, small) for key, one in most_first(channels)],
        ),
        _gaps(figures, asked, gazetteer),
    )


def rolled_up(found: dict[Any, Figure], into: Callable[[str], str]) -> dict[str, Figure]:
    """The figures of places put together."""
    sums: dict[str, Figure] = defaultdict(Figure)
    for code, figure in found.items():
        sums[into(code)] += figure
    return dict(sums)


def step(gazetteer: Gazetteer, code: str, asked: Asked) -> str:
    """The place one level below the one that is asked for in which `code` lies; that one itself where nothing more is known."""
    if code not in gazetteer:
        return code
    chain = [one.code for one in gazetteer.chain(code)]
    above = asked.place.code if asked.place else chain[-1]
    here = chain.index(above)
    return chain[max(0, here - 1)]


def most_first(found: dict[Any, Figure]) -> list[tuple[Any, Figure]]:
    """The most asked first."""
    return sorted(found.items(), key=lambda one: (-one[1].questions, -one[1].handovers, str(one[0])))


def told(count: int, small: bool) -> Cell:
    """A count as it may be told."""
    return FEW if small and 0 < count < LEAST else count


def cells_of(figure: Figure, small: bool) -> tuple[Cell, ...]:
    """The cells of a row; with `small` the figure is of one topic at one place."""
    return tuple(_cell(figure, measure, small) for _, measure in MEASURES)


def _cell(figure: Figure, measure: str, small: bool) -> Cell:
    if measure in COUNTS:
        return told(getattr(figure, measure), small)
    if measure == "share":
        hidden = small and 0 < figure.ours < LEAST
        return "" if figure.share is None or hidden else f"{figure.share:.0%}"
    if not figure.taken or (small and figure.taken < LEAST):
        return ""
    return round((figure.wait or 0.0) / 60 if measure == "wait" else figure.longest / 60, 1)


def _sheet(key: str, title: str, first: str, rows: Sequence[Row]) -> Sheet:
    return Sheet(key, title, (first, *(name for name, _ in MEASURES)), tuple(rows))


def _row(name: str, figure: Figure, small: bool, query: str = "") -> Row:
    return Row(name, cells_of(figure, small), query)


def _place_row(gazetteer: Gazetteer, asked: Asked, code: str, figure: Figure, small: bool) -> Row:
    here = asked.place.code if asked.place else None
    known = code in gazetteer and gazetteer.get(code).parent is not None and code != here
    query = asked.query(place=gazetteer.get(code)) if known else ""
    return _row(place_name(gazetteer, code), figure, small, query)


def _topic_row(asked: Asked, key: str, figure: Figure, small: bool) -> Row:
    return _row(TOPIC_LABELS.get(key, key), figure, small, asked.query(topic=key) if key and not asked.topic else "")


def place_name(gazetteer: Gazetteer, code: str) -> str:
    """What a place is called; a code that is no longer in use stands for itself."""
    return (gazetteer.get(code).full_name if code in gazetteer else code) or NOWHERE


def _gaps(figures: Figures, asked: Asked, gazetteer: Gazetteer) -> Sheet:
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for gap in figures.gaps(asked.wanted(gazetteer)):
        counts[_writer(gazetteer, gap.region_code, asked), gap.topic] += gap.count
    ordered: Iterable[tuple[tuple[str, str], int]] = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    rows = [Row(TOPIC_LABELS.get(key, key), (place_name(gazetteer, code), told(count, True))) for (code, key), count in ordered]
    return Sheet("gaps", "问了没有条款", ("事项", "地方", "问了几次"), tuple(rows))


def _writer(gazetteer: Gazetteer, code: str, asked: Asked) -> str:
    """Whose gap it is: the city's, or that of the county that is asked for."""
    if code not in gazetteer:
        return code
    city = gazetteer.city(code)
    return city if asked.place is None or gazetteer.within(city, asked.place.code) else code
