"""Build the store from notices, in one transaction, and remember what it was made of."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError

from bot.policy.notice import Notice
from bot.regions import Region
from bot.store.database import migrate
from bot.store.tables import store_facts
from bot.store.writer import write_notice, write_regions, write_topics

MADE_OF = "fingerprint"


def made_of(engine: Engine) -> str | None:
    """Fingerprint of what the store was made of, or None where there is no store yet."""
    try:
        with engine.connect() as connection:
            found: str | None = connection.execute(select(store_facts.c.value).where(store_facts.c.name == MADE_OF)).scalar()
            return found
    except DatabaseError:  # no such table
        return None


def build_store(engine: Engine, regions: Iterable[Region], notices: Iterable[Notice], fingerprint: str) -> int:
    """Put regions, topics and `notices` into the store, all or nothing; return the number of clauses."""
    migrate(engine)
    count = 0
    with engine.begin() as connection:
        write_regions(connection, regions)
        write_topics(connection)
        for notice in notices:
            write_notice(connection, notice)
            count += len(notice.clauses)
        _remember(connection, MADE_OF, fingerprint)
    return count


def _remember(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(store_facts).where(store_facts.c.name == name))
    connection.execute(insert(store_facts).values(name=name, value=value))
