"""One short text for what the store holds: it is another one after everything that may change an answer."""

import hashlib

from sqlalchemy import select

from bot.store.database import Database, reading
from bot.store.tables import events, store_facts


def stamp(database: Database) -> str:
    """Made of the store's own facts (its revision, what it was built of, the last change of the directory) and of the last event.

    The event tells a store that was restored from a backup and went on elsewhere.
    """
    facts = select(store_facts.c.name, store_facts.c.value).order_by(store_facts.c.name)
    last = select(events.c.id, events.c.at).order_by(events.c.id.desc()).limit(1)
    with reading(database) as connection:
        known = [tuple(row) for row in (*connection.execute(facts), *connection.execute(last))]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]
