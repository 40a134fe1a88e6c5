"""Sentences collected for training, until they are in the training data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.conversations.database import ConversationDatabase
from bot.conversations.improving.tables import training_examples
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.records import Clock
from bot.language.masking import mask


@dataclass(frozen=True)
class Example:
    """A sentence and the intent that it is an example of; who collected it when."""

    number: int
    at: datetime
    by: str
    intent: str
    text: str


class Examples:
    """Reads and writes examples."""

    def __init__(self, database: ConversationDatabase, audit: AuditLog, clock: Clock = now) -> None:
        self._database, self._audit, self._clock = database, audit, clock

    def all(self) -> list[Example]:
        """All that are collected, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(training_examples).order_by(training_examples.c.id))
            return [Example(row.id, row.at, row.by, row.intent, row.text) for row in rows]

    def add(self, by: str, intent: str, text: str) -> bool:
        """Collect a sentence, without personal numbers; return False where it is there already."""
        text = mask(text)
        with self._database.writing() as connection:
            if connection.execute(select(training_examples.c.id).where(training_examples.c.text == text)).first():
                return False
            connection.execute(insert(training_examples).values(at=self._clock(), by=by, intent=intent, text=text))
            self._audit.append(connection, by, "example_added", intent)
        return True

    def remove(self, by: str, numbers: Sequence[int]) -> int:
        """Take sentences out, because they are in the training data now or were no good; return how many there were."""
        with self._database.writing() as connection:
            found = connection.execute(delete(training_examples).where(training_examples.c.id.in_(list(numbers)))).rowcount
            if found:
                self._audit.append(connection, by, "example_removed", "", examples=found)
        return int(found)
