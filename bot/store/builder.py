"""Build the store from the notices that ship with the program, in one transaction, and remember what it was made of.

What editors did afterwards stays: a shipped notice that changes becomes the next version of its document, published at once where nobody
but the build has touched the document, else a draft.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError

from bot.policy.notice import Notice
from bot.regions import Region
from bot.store.database import migrate_within, writing
from bot.store.history import history
from bot.store.lifecycle import add_draft, publish, review
from bot.store.notices import load_notice
from bot.store.revisions import revisions_of
from bot.store.tables import store_facts
from bot.store.writer import write_regions, write_topics

MADE_OF = "fingerprint"
BUILDER = "xinshimin store build"
ORIGIN = "policies"


def made_of(engine: Engine) -> str | None:
    """Fingerprint of what the store was made of, or None where there is no store yet."""
    try:
        with engine.connect() as connection:
            found: str | None = connection.execute(select(store_facts.c.value).where(store_facts.c.name == MADE_OF)).scalar()
            return found
    except DatabaseError:  # no such table
        return None


def build_store(engine: Engine, regions: Iterable[Region], notices: Iterable[Notice], fingerprint: str) -> int:
    """Bring tables, regions, topics and `notices` into the store, all or nothing; return the number of clauses in `notices`."""
    count = 0
    with writing(engine) as connection:
        migrate_within(connection)
        write_regions(connection, regions)
        write_topics(connection)
        for notice in notices:
            _bring(connection, notice)
            count += len(notice.clauses)
        _remember(connection, MADE_OF, fingerprint)
    return count


def _bring(connection: Connection, notice: Notice) -> None:
    document_id = notice.document.id
    built = [one for one in revisions_of(connection, document_id) if one.origin == ORIGIN]
    before = load_notice(connection, built[-1].id) if built else None
    if before is not None and _says(before) == _says(notice):
        return
    touched = any(event.who != BUILDER for event in history(connection, document_id))
    name = add_draft(connection, notice, BUILDER, origin=ORIGIN)
    if not touched:
        review(connection, name, {}, BUILDER, unknown=("valid_from",))
        publish(connection, name, BUILDER)


def _says(notice: Notice) -> Notice:
    """A notice without the facts that are found again in its text: a store from before they were kept does not get new versions."""
    return replace(notice.plain(), facts=())


def _remember(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(store_facts).where(store_facts.c.name == name))
    connection.execute(insert(store_facts).values(name=name, value=value))
