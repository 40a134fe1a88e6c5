"""Count answers as they are written down."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from bot.conversations.figures.tables import tallies
from bot.conversations.records import AnswerRecord

KEY = ("day", "channel", "region_code", "topic", "outcome")


def count_answers(connection: Connection, day: date, channel: str, answers: Iterable[AnswerRecord]) -> None:
    """Add `answers` to the counts of `day`, within the transaction that writes them; in one order, so that no two wait for each other."""
    found = Counter((one.region_code or "", one.topic or "", one.outcome) for one in answers)
    writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    for key, count in sorted(found.items()):
        row = dict(zip(KEY, (day, channel, *key), strict=True))
        added = {"count": tallies.c.count + count}
        connection.execute(writes(tallies).values(**row, count=count).on_conflict_do_update(index_elements=KEY, set_=added))
