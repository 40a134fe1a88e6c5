"""A citizen takes the consent to sensitive data back: what was kept of it is taken out of everything that was written, at once."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from sqlalchemy import Table, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.erasing import has_tracker
from bot.conversations.tables import feedback, handovers, messages, outbox, pending_answers, questions
from bot.conversations.tracker_events import events


class Cleans(Protocol):
    """Says what stays of what was written."""

    def words(self, text: str, before: str = "") -> str:
        """What stays of what a citizen said after the bot had said `before`."""

    def reply(self, text: str) -> str:
        """What stays of what the bot said."""

    def answer(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """What stays of an answer object."""

    def told(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """What stays of facts by person."""

    def event(self, event: Mapping[str, Any], before: str) -> dict[str, Any]:
        """What stays of an event of Rasa's tracker."""


def withdraw(database: ConversationDatabase, conversation: str, cleaner: Cleans) -> None:
    """Leave in what was written of a conversation only what `cleaner` lets stay. All or nothing."""
    with database.writing() as connection:
        lock_conversation(connection, conversation)
        _clean_talk(connection, messages, messages.c.id, conversation, cleaner)
        _clean_talk(connection, outbox, outbox.c.seq, conversation, cleaner)
        _clean_rest(connection, conversation, cleaner)
        if has_tracker(connection):
            _clean_tracker(connection, conversation, cleaner)


def _rows(connection: Connection, table: Table, conversation: str, order: Any) -> list[Any]:
    return list(connection.execute(select(table).where(table.c.conversation == conversation).order_by(order)))


def _clean_talk(connection: Connection, table: Table, number: Any, conversation: str, cleaner: Cleans) -> None:
    before = ""
    for row in _rows(connection, table, conversation, number):
        mine = update(table).where(table.c.conversation == conversation, number == row._mapping[number.name])
        if row.speaker == "citizen":
            connection.execute(mine.values(text=cleaner.words(row.text, before)))
        elif row.speaker == "bot":
            before = row.text
            answer = row._mapping.get("answer")
            connection.execute(mine.values(text=cleaner.reply(row.text), **({"answer": cleaner.answer(answer)} if answer else {})))


def _clean_rest(connection: Connection, conversation: str, cleaner: Cleans) -> None:
    for row in _rows(connection, questions, conversation, questions.c.id):
        connection.execute(update(questions).where(questions.c.id == row.id).values(text=cleaner.words(row.text)))
    for row in _rows(connection, pending_answers, conversation, pending_answers.c.id):
        if row.question:
            mine = update(pending_answers).where(pending_answers.c.id == row.id)
            connection.execute(mine.values(question=cleaner.words(row.question)))
    for row in _rows(connection, feedback, conversation, feedback.c.id):
        why = cleaner.words(row.why) if row.why else None
        connection.execute(update(feedback).where(feedback.c.id == row.id).values(why=why, answer=cleaner.answer(row.answer)))
    for row in _rows(connection, handovers, conversation, handovers.c.id):
        less = {"facts": cleaner.told(row.summary["facts"]), "words": cleaner.words(row.summary["words"])}
        connection.execute(update(handovers).where(handovers.c.id == row.id).values(summary={**row.summary, **less}))


def _clean_tracker(connection: Connection, conversation: str, cleaner: Cleans) -> None:
    for number, event in _cleaned(connection, conversation, cleaner):
        connection.execute(update(events).where(events.c.id == number).values(data=json.dumps(event)))


def _cleaned(connection: Connection, conversation: str, cleaner: Cleans) -> Iterator[tuple[int, dict[str, Any]]]:
    before = ""
    mine = select(events.c.id, events.c.data).where(events.c.sender_id == conversation).order_by(events.c.id)
    for row in connection.execute(mine).all():
        event = json.loads(row.data)
        cleaned = cleaner.event(event, before)
        if event.get("event") == "bot":
            before = event.get("text") or before
        if cleaned != event:
            yield row.id, cleaned
