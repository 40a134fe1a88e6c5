"""Reads figures: the database adds up, and gives one row for each day, place, topic or channel."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Date, Table, case, cast, extract, func, select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.figures.records import OUTCOMES, Dimension, Figure, Gap, Wanted
from bot.conversations.figures.tables import tallies
from bot.conversations.records import CLOCK
from bot.conversations.tables import feedback, handovers

Key = date | str
DAY = timedelta(days=1)


class Figures:
    """Reads figures."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def by(self, dimension: Dimension, wanted: Wanted) -> dict[Key, Figure]:
        """What is `wanted` for each day, place (its code), topic or channel where there was anything; what is not known is empty."""
        found: dict[Key, Figure] = defaultdict(Figure)
        with self._database.reading() as connection:
            for read in (_answers, _handovers, _ratings):
                for key, figure in read(connection, dimension, wanted):
                    found[_key(dimension, key)] += figure
        return dict(found)

    def gaps(self, wanted: Wanted) -> list[Gap]:
        """Topics by place that were asked and have no clause, the most asked first."""
        count = func.sum(tallies.c.count)
        query = select(tallies.c.region_code, tallies.c.topic, count).where(*_within(wanted), tallies.c.outcome == "no_clause")
        query = query.group_by(tallies.c.region_code, tallies.c.topic)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(count.desc(), tallies.c.topic, tallies.c.region_code))
            return [Gap(code, topic, int(number)) for code, topic, number in rows]


def _answers(connection: Connection, dimension: Dimension, wanted: Wanted) -> Iterable[tuple[Any, Figure]]:
    key = tallies.c[dimension]
    query = select(key, tallies.c.outcome, func.sum(tallies.c.count)).where(*_within(wanted), tallies.c.outcome.in_(OUTCOMES))
    for found, outcome, count in connection.execute(query.group_by(key, tallies.c.outcome)):
        yield found, Figure(**{outcome: int(count)})


def _handovers(connection: Connection, dimension: Dimension, wanted: Wanted) -> Iterable[tuple[Any, Figure]]:
    key, columns = _of(connection, handovers, "created_at", dimension), handovers.c
    waited = _seconds(connection, columns.created_at, columns.taken_at)
    sums = func.count(), func.count(columns.taken_at), func.coalesce(func.sum(waited), 0), func.coalesce(func.max(waited), 0)
    query = select(key, *sums).where(*_among(handovers, "created_at", wanted)).group_by(key)
    for found, count, taken, total, longest in connection.execute(query):
        yield found, Figure(handovers=count, taken=taken, waited=float(total), longest=float(longest))


def _ratings(connection: Connection, dimension: Dimension, wanted: Wanted) -> Iterable[tuple[Any, Figure]]:
    key = _of(connection, feedback, "at", dimension)
    query = select(key, func.count(), func.sum(case((feedback.c.useful, 1), else_=0)))
    for found, count, useful in connection.execute(query.where(*_among(feedback, "at", wanted)).group_by(key)):
        yield found, Figure(useful=int(useful), useless=count - int(useful))


def _within(wanted: Wanted) -> list[Any]:
    """The rows of `tallies` that are wanted."""
    return [tallies.c.day.between(wanted.first, wanted.last), *_same(tallies, wanted)]


def _among(table: Table, at: str, wanted: Wanted) -> list[Any]:
    """The rows of another table that are wanted, by a moment in UTC."""
    first, last = datetime.combine(wanted.first, time()) - CLOCK, datetime.combine(wanted.last, time()) + DAY - CLOCK
    return [table.c[at] >= first, table.c[at] < last, *_same(table, wanted)]


def _same(table: Table, wanted: Wanted) -> list[Any]:
    tests = [] if wanted.regions is None else [table.c.region_code.in_(list(wanted.regions))]
    tests += [] if wanted.topic is None else [table.c.topic == wanted.topic]
    return tests + ([] if wanted.channel is None else [table.c.channel == wanted.channel])


def _of(connection: Connection, table: Table, at: str, dimension: Dimension) -> Any:
    """What the rows of another table than `tallies` are grouped by."""
    if dimension != "day":
        return func.coalesce(table.c[dimension], "")
    if connection.dialect.name == "postgresql":
        return cast(table.c[at] + CLOCK, Date)
    return func.date(table.c[at], f"+{CLOCK.seconds} seconds")


def _seconds(connection: Connection, start: Any, end: Any) -> Any:
    """Seconds between two moments; NULL where one is missing."""
    if connection.dialect.name == "postgresql":
        return extract("epoch", end - start)
    return (func.julianday(end) - func.julianday(start)) * DAY.total_seconds()


def _key(dimension: Dimension, found: Any) -> Key:
    return date.fromisoformat(found) if dimension == "day" and isinstance(found, str) else found
