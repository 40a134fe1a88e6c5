"""Wipe a conversation: its words, its tracker, and whatever links an answer to the person. All or nothing."""

from sqlalchemy import Table, delete, inspect, update
from sqlalchemy import column as named
from sqlalchemy import table as lightweight
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.records import Summary
from bot.conversations.tables import feedback, handovers, messages, outbox, pending_answers, questions, sessions

TRACKER = lightweight("events", named("sender_id"))  # Rasa's own table, where its tracker store uses this database


def erase(database: ConversationDatabase, conversation: str) -> None:
    """Delete what was said and asked; requests and feedback stay as counts, without words and without a link to the conversation."""
    with database.writing() as connection:
        lock_conversation(connection, conversation)
        for table in (sessions, outbox, messages, questions, pending_answers):  # the session first: its writers wait, and find it gone
            connection.execute(delete(table).where(table.c.conversation == conversation))
        _let_go(connection, feedback, conversation, why=None)
        pending = update(handovers).where(handovers.c.conversation == conversation, handovers.c.state.in_(("open", "taken")))
        connection.execute(pending.values(state="withdrawn"))
        _let_go(connection, handovers, conversation, summary=Summary().to_dict())
        if inspect(connection).has_table(TRACKER.name):
            connection.execute(delete(TRACKER).where(TRACKER.c.sender_id == conversation))


def _let_go(connection: Connection, table: Table, conversation: str, **values: object) -> None:
    connection.execute(update(table).where(table.c.conversation == conversation).values(conversation=None, **values))
