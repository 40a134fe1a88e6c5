"""A body of government at a place: what it is called, what it does, how to reach it, and what became of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Body:
    """An entry of the directory; (`region_code`, `name`) is its key, and what is not known is None, never a guess.

    `short_names` are the ways in which documents and people write it, `kinds` the kinds of work (keys of `departments.yml`). Where
    `topics` are given, they say exactly what it does; else it does what its kinds usually do. A body that was renamed or merged has
    a `successor` at the same place, with the year and the document that says so. `checked_on` is the day on which somebody last made
    sure of the entry.
    """

    region_code: str
    name: str
    source: str
    short_names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    phone: str | None = None
    address: str | None = None
    hours: str | None = None
    successor: str | None = None
    successor_year: int | None = None
    successor_source: str | None = None
    checked_on: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Place and official name."""
        return self.region_code, self.name
