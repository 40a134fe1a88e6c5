"""Wipe a conversation: its words, its tracker, and whatever links an answer to the person. All or nothing."""

from collections.abc import Iterator

from sqlalchemy import Table, delete, inspect, select, update
from sqlalchemy import column as named
from sqlalchemy import table as lightweight
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.pseudonyms import pseudonym_of
from bot.conversations.records import Summary
from bot.conversations.tables import (
    call_backs,
    consents,
    feedback,
    guardians,
    handovers,
    messages,
    outbox,
    pending_answers,
    questions,
    sessions,
)

TRACKER = lightweight("events", named("sender_id"), named("timestamp"))  # Rasa's own, where its tracker store uses this database
WIPED: tuple[Table, ...] = (sessions, outbox, messages, questions, pending_answers, call_backs, guardians, consents)
"""Tables whose rows go. The session first: its writers wait, and find it gone."""
COUNTED: tuple[Table, ...] = (feedback, handovers)
"""Tables whose rows stay as counts, without words and link."""


def erase(database: ConversationDatabase, conversation: str) -> None:
    """Delete what was said and asked; requests and feedback stay as counts, without words and without a link to the conversation."""
    with database.writing() as connection:
        lock_conversation(connection, conversation)
        erase_in(connection, conversation)


def erase_in(connection: Connection, conversation: str) -> None:
    """What `erase` does, within a transaction that holds the conversation (`lock_conversation`)."""
    for table in WIPED:
        connection.execute(delete(table).where(table.c.conversation == conversation))
    _let_go_feedback(connection, conversation)
    pending = update(handovers).where(handovers.c.conversation == conversation, handovers.c.state.in_(("open", "taken")))
    connection.execute(pending.values(state="withdrawn"))
    _let_go(connection, handovers, conversation, summary=Summary().to_dict())
    if has_tracker(connection):
        connection.execute(delete(TRACKER).where(TRACKER.c.sender_id == conversation))


def has_tracker(connection: Connection) -> bool:
    """Whether Rasa's tracker lies in this database."""
    return bool(inspect(connection).has_table(TRACKER.name))


def find_conversations(database: ConversationDatabase, name: str) -> list[str]:
    """The conversations that `name` stands for: a pseudonym, or the name itself. None where nothing is kept of it."""
    with database.reading() as connection:
        return sorted({one for one in _names(connection) if name in (one, pseudonym_of(one))})


def _names(connection: Connection) -> Iterator[str]:
    for table in (*WIPED, *COUNTED):
        named_rows = select(table.c.conversation).where(table.c.conversation.isnot(None)).distinct()
        yield from (str(one) for one in connection.execute(named_rows).scalars())
    if has_tracker(connection):
        yield from (str(one) for one in connection.execute(select(TRACKER.c.sender_id).distinct()).scalars())


def _let_go_feedback(connection: Connection, conversation: str) -> None:
    """The answer stays as it was given, but for the verdict: it says what the person told of themselves."""
    rows = connection.execute(select(feedback.c.id, feedback.c.answer).where(feedback.c.conversation == conversation)).all()
    for row in rows:
        told_nothing = {name: value for name, value in row.answer.items() if name != "verdict"}
        connection.execute(update(feedback).where(feedback.c.id == row.id).values(conversation=None, why=None, answer=told_nothing))


def _let_go(connection: Connection, table: Table, conversation: str, **values: object) -> None:
    connection.execute(update(table).where(table.c.conversation == conversation).values(conversation=None, **values))
