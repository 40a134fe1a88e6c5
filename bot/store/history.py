"""Who did what to which document, when and why. Only ever added to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from bot.store.tables import events

What = Literal["imported", "edited", "reviewed", "published", "withdrawn", "superseded", "ended", "restored"]


@dataclass(frozen=True)
class Event:
    """One step of a document's life. `store_revision` is the one that the step made, where it changed what counts."""

    at: datetime
    who: str
    what: What
    document_id: str
    revision_id: str | None
    why: str
    details: Mapping[str, Any]
    store_revision: int | None


def note(
    connection: Connection,
    who: str,
    what: What,
    document_id: str,
    revision_id: str | None = None,
    *,
    why: str = "",
    details: Mapping[str, Any] | None = None,
    store: int | None = None,
) -> None:
    """Add an event to the history, at this moment."""
    step = Event(_now(), who, what, document_id, revision_id, why, details or {}, store)
    note_all(connection, [step])


def imported(who: str, document_id: str, revision_id: str, details: Mapping[str, Any]) -> Event:
    """The event of a version that is brought in at this moment, for `note_all`."""
    return Event(_now(), who, "imported", document_id, revision_id, "", details, None)


def note_all(connection: Connection, steps: Iterable[Event]) -> None:
    """Add events to the history."""
    connection.execute(insert(events), [vars(step) | {"details": dict(step.details)} for step in steps])


def _now() -> datetime:
    return datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)


def history(connection: Connection, document_id: str) -> list[Event]:
    """The events of a document, the oldest first."""
    query = select(events).where(events.c.document_id == document_id).order_by(events.c.id)
    return [
        Event(row.at, row.who, row.what, row.document_id, row.revision_id, row.why, row.details, row.store_revision)
        for row in connection.execute(query)
    ]


def changes_of(connection: Connection, revision_id: str) -> int:
    """How often the content of a version was changed: whoever edits an export of it finds out whether somebody else did meanwhile."""
    query = select(events.c.what, events.c.details).where(events.c.revision_id == revision_id)
    return sum(row.what in ("imported", "edited") or bool(row.details.get("set")) for row in connection.execute(query))
