"""Sentences collected for training, until they are in the training data."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.sql import ColumnElement

from bot.conversations.database import ConversationDatabase
from bot.conversations.improving.tables import training_examples
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.records import Clock
from bot.language.masking import mask


@dataclass(frozen=True)
class Example:
    """A sentence and the intent that it is an example of; who collected it when, for which place (empty: none in particular)."""

    number: int
    at: datetime
    by: str
    intent: str
    text: str
    region_code: str


class Examples:
    """Reads and writes examples."""

    def __init__(self, database: ConversationDatabase, audit: AuditLog, clock: Clock = now) -> None:
        self._database, self._audit, self._clock = database, audit, clock

    def all(self, places: Collection[str] | None = None) -> list[Example]:
        """Those that are collected for `places` (codes), or all, the oldest first."""
        query = select(training_examples).order_by(training_examples.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(query if places is None else query.where(_of(places)))
            return [Example(row.id, row.at, row.by, row.intent, row.text, row.region_code or "") for row in rows]

    def add(self, by: str, intent: str, text: str, region_code: str = "") -> bool:
        """Collect a sentence, without personal numbers; return False where it is there already."""
        text = mask(text)
        values = {"by": by, "intent": intent, "text": text, "region_code": region_code or None}
        with self._database.writing() as connection:
            if connection.execute(select(training_examples.c.id).where(training_examples.c.text == text)).first():
                return False
            connection.execute(insert(training_examples).values(**values, at=self._clock()))
            self._audit.append(connection, by, "example_added", intent)
        return True

    def remove(self, by: str, numbers: Sequence[int], places: Collection[str] | None = None) -> int:
        """Take sentences out, because they are in the training data now or were no good: of those for `places` (codes), or of all.

        Return how many there were.
        """
        query = delete(training_examples).where(training_examples.c.id.in_(list(numbers)))
        with self._database.writing() as connection:
            found = connection.execute(query if places is None else query.where(_of(places))).rowcount
            if found:
                self._audit.append(connection, by, "example_removed", "", examples=found)
        return int(found)


def _of(places: Collection[str]) -> ColumnElement[bool]:
    return training_examples.c.region_code.in_(sorted(places))
