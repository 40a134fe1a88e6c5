"""Who did what to which document, when and why. Only ever added to."""

from collections.abc import Mapping
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
    now = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    connection.execute(
        insert(events).values(
            at=now,
            who=who,
            what=what,
            document_id=document_id,
            revision_id=revision_id,
            why=why,
            details=dict(details or {}),
            store_revision=store,
        )
    )


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
