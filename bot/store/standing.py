"""Which revisions count: on a day, as the store knows it now or knew it at a revision of its own.

The store has a revision, a number that every publication, withdrawal and supersession increments. What it knew at an earlier one is
kept, so an answer can be given again as it was given from the store's revision, the topic, the place and the day.
"""

from datetime import date
from typing import Any, TypeAlias
from uuid import uuid4

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement

from bot.policy.lifecycle import Period, Version, timeline
from bot.policy.validity import begins_on
from bot.store.prepared import PREPARED
from bot.store.rows import DOCUMENT_COLUMNS, to_document
from bot.store.search import tables as search
from bot.store.tables import documents, revisions, store_facts, validity

REVISION = "revision"
CHANGED = "changed"
Marks: TypeAlias = tuple[tuple[str, str], ...]
"""Facts of a store that are other ones whenever something of it is."""

_MARKS = select(store_facts.c.name, store_facts.c.value).order_by(store_facts.c.name).execution_options(**{PREPARED: True})


def store_revision(connection: Connection) -> int:
    """The store's revision; 0 before anything is published."""
    found = connection.execute(select(store_facts.c.value).where(store_facts.c.name == REVISION)).scalar()
    return int(found or 0)


def next_store_revision(connection: Connection) -> int:
    """Increment the store's revision; return it."""
    number = store_revision(connection) + 1
    note_change(connection)
    if number == 1:
        connection.execute(insert(store_facts).values(name=REVISION, value="1"))
    else:
        connection.execute(update(store_facts).where(store_facts.c.name == REVISION).values(value=str(number)))
    return number


def marks(connection: Connection) -> Marks:
    """What the store says of itself: whoever remembers something of it forgets that when these are others.

    The number of a revision alone would not do: a store that was taken back from a backup counts on from an earlier one.
    """
    return tuple((name, value) for name, value in connection.execute(_MARKS))


def note_change(connection: Connection, name: str = CHANGED) -> None:
    """Give the mark `name` a value that it never had."""
    mark = {"value": uuid4().hex}
    if not connection.execute(update(store_facts).where(store_facts.c.name == name).values(mark)).rowcount:
        connection.execute(insert(store_facts).values(name=name, **mark))


def known(store: int | ColumnElement[int] | None = None) -> ColumnElement[bool]:
    """Condition on `validity`: what the store knows now, or knew at its revision `store`."""
    if store is None:
        return validity.c.to_store.is_(None)
    return and_(validity.c.from_store <= store, or_(validity.c.to_store.is_(None), validity.c.to_store > store))


def counts_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Condition on `validity`: the revision counts on `day`."""
    return and_(
        or_(validity.c.begins.is_(None), validity.c.begins <= day),
        or_(validity.c.ends.is_(None), validity.c.ends > day),
    )


def settle(connection: Connection, document_id: str, store: int) -> dict[str, Period]:
    """Work out anew on which days the document's published revisions count; what is different counts from the store's revision `store`."""
    new, old = worked_out(connection, document_id), periods(connection, document_id)
    gone = [revision for revision, period in old.items() if new.get(revision) != period]
    if gone:
        mine = and_(validity.c.revision_id.in_(gone), validity.c.to_store.is_(None))
        connection.execute(update(validity).where(mine).values(to_store=store))
    rows = [
        {"revision_id": revision, "begins": period.begins, "ends": period.ends, "because": period.because, "from_store": store}
        for revision, period in new.items()
        if old.get(revision) != period
    ]
    if rows:
        connection.execute(insert(validity), rows)
    _forget_in_search(connection, document_id)
    return new


def _forget_in_search(connection: Connection, document_id: str) -> None:
    """Take the document out of the search index, which takes it in again as it is now."""
    for table in (search.entries, search.documents):
        connection.execute(delete(table).where(table.c.document_id == document_id))


def periods(connection: Connection, document_id: str | None = None) -> dict[str, Period]:
    """The days on which published revisions count, as the store knows them now: of one document, or of all."""
    query = select(validity).where(known())
    if document_id is not None:
        query = query.join(revisions).where(revisions.c.document_id == document_id)
    return {row.revision_id: Period(row.begins, row.ends, row.because) for row in connection.execute(query)}


def worked_out(connection: Connection, document_id: str) -> dict[str, Period]:
    """The days on which the published revisions of a document count, by the rules of `bot.policy.lifecycle`."""
    query = (
        select(*DOCUMENT_COLUMNS, revisions.c.n, documents.c.replaced_by, documents.c.stops_on)
        .join_from(revisions, documents)
        .where(documents.c.id == document_id, revisions.c.state == "published")
    )
    rows: list[Any] = list(connection.execute(query).mappings())
    found = [(row[revisions.c.n], to_document(row)) for row in rows]
    if not rows:
        return {}
    days = timeline(
        (Version(n, begins_on(document), document.expires_on) for n, document in found),
        rows[0][documents.c.stops_on],
        "superseded" if rows[0][documents.c.replaced_by] else "withdrawn",
    )
    return {document.revision: days[n] for n, document in found if document.revision}
