"""The events of Rasa's tracker in its own table, read and written with one statement each.

Rasa's store opens a session of SQLAlchemy's ORM twice a turn, counts what is there before it writes, and writes the first event of a new
conversation in a transaction of its own: together a third of what a turn costs beside the understanding.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, bindparam, delete, func, insert, select
from sqlalchemy.engine import Engine

SESSION_STARTED = "session_started"
events = Table(
    "events",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(255)),
    Column("type_name", String(255)),
    Column("timestamp", Float),
    Column("intent_name", String(255)),
    Column("action_name", String(255)),
    Column("data", Text),
)
_latest = events.alias()
_started = (
    select(func.max(_latest.c.timestamp))
    .where(_latest.c.sender_id == bindparam("sender"), _latest.c.type_name == SESSION_STARTED)
    .scalar_subquery()
)
_of_session = (
    select(events.c.data)
    .where(events.c.sender_id == bindparam("sender"), events.c.timestamp >= func.coalesce(_started, events.c.timestamp))
    .order_by(events.c.id)
)
_of_sender = delete(events).where(events.c.sender_id == bindparam("sender"))


def events_of_session(database: Engine, sender: str) -> list[str]:
    """The events since the last session of `sender` began, as JSON, in order; all where none began."""
    with database.connect() as connection:
        return list(connection.execute(_of_session, {"sender": sender}).scalars())


def add_events(database: Engine, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write `rows` (by the names of the columns, without `id`): all or none."""
    if rows:
        with database.connect() as connection, connection.execution_options(xinshimin_writes=True).begin():
            connection.execute(insert(events), list(rows))


def delete_events(database: Engine, sender: str) -> None:
    """Delete everything of `sender`."""
    with database.connect() as connection, connection.execution_options(xinshimin_writes=True).begin():
        connection.execute(_of_sender, {"sender": sender})
