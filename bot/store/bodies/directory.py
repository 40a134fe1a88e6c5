"""Read and write the directory of bodies."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from bot.policy.body import Body
from bot.store.bodies.tables import bodies
from bot.store.database import Database, reading
from bot.store.standing import note_change
from bot.store.tables import store_facts

SEEDED = "bodies"
CHANGED = "bodies changed"
LISTS = ("short_names", "kinds", "topics")


class BodyDirectory:
    """The directory of bodies in the database `database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def at(self, region_codes: Sequence[str]) -> list[Body]:
        """Bodies at the places `region_codes`, by name; no place finds nothing."""
        return self._read(select(bodies).where(bodies.c.region_code.in_(list(region_codes)))) if region_codes else []

    def all(self) -> list[Body]:
        """All bodies, by place and name."""
        return self._read(select(bodies))

    def put(self, entries: Iterable[Body], *, replace: bool = False, last: Callable[[], None] = lambda: None) -> None:
        """Put bodies in, each in the place of the one with the same key; with `replace` no other stays. All or nothing.

        `last` is called before it counts: what that raises undoes it.
        """
        entries = list(entries)
        with self._database.begin() as connection:
            if replace:
                connection.execute(delete(bodies))
            _write(connection, entries)
            last()

    def remove(self, region_code: str, name: str, last: Callable[[], None] = lambda: None) -> bool:
        """Take a body out; return whether it was there. `last` is as with `put`."""
        with self._database.begin() as connection:
            found = connection.execute(delete(bodies).where(bodies.c.region_code == region_code, bodies.c.name == name)).rowcount
            if found:
                note_change(connection, CHANGED)
                last()
        return bool(found)

    def edition(self) -> str | None:
        """Edition of the founding bodies that were put in last, or None."""
        with reading(self._database) as connection:
            found: str | None = connection.execute(select(store_facts.c.value).where(store_facts.c.name == SEEDED)).scalar()
            return found

    def seed(self, entries: Iterable[Body], made_of: str) -> bool:
        """Put the founding bodies in, once for each edition `made_of` of them; what is there already stays. Return whether it was done."""
        if self.edition() == made_of:
            return False
        with self._database.begin() as connection:
            known = {tuple(row) for row in connection.execute(select(bodies.c.region_code, bodies.c.name))}
            _write(connection, [body for body in entries if body.key not in known])
            connection.execute(delete(store_facts).where(store_facts.c.name == SEEDED))
            connection.execute(insert(store_facts).values(name=SEEDED, value=made_of))
        return True

    def _read(self, query: Any) -> list[Body]:
        with reading(self._database) as connection:
            return [_body(row) for row in connection.execute(query.order_by(bodies.c.region_code, bodies.c.name))]


def _write(connection: Connection, entries: Collection[Body]) -> None:
    for body in entries:
        connection.execute(delete(bodies).where(bodies.c.region_code == body.region_code, bodies.c.name == body.name))
        connection.execute(insert(bodies).values({**asdict(body), **{name: list(getattr(body, name)) for name in LISTS}}))
    note_change(connection, CHANGED)


def _body(row: Any) -> Body:
    values = {field.name: row._mapping[bodies.c[field.name]] for field in fields(Body)}
    return Body(**{**values, **{name: tuple(values[name]) for name in LISTS}})
