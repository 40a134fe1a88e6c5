"""What search knows of a clause, and what narrows a search."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from bot.policy.document import Status
from bot.policy.validity import ANSWERABLE


@dataclass(frozen=True)
class IndexedClause:
    """A clause as search sees it. `key` is unique over all versions; `valid_to` is the first day on which it no longer counts."""

    key: str
    document_id: str
    clause_id: str
    text: str
    headings: tuple[str, ...]
    title: str
    number: str | None
    region_code: str
    topics: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    status: Status


@dataclass(frozen=True)
class Filters:
    """What a hit must fulfil. None (for statuses: an empty set) asks for nothing in particular.

    `regions` are the codes of a region chain: an empty one is a place that nobody knows, and finds nothing.
    """

    regions: tuple[str, ...] | None = None
    topic: str | None = None
    as_of: date | None = None
    statuses: Collection[str] = field(default=ANSWERABLE)

    def nothing_fits(self) -> bool:
        """Whether no clause can pass."""
        return self.regions is not None and not self.regions

    def passes(self, clause: IndexedClause) -> bool:
        """Whether `clause` fulfils them all."""
        return (
            (self.regions is None or clause.region_code in self.regions)
            and (self.topic is None or self.topic in clause.topics)
            and (not self.statuses or clause.status in self.statuses)
            and (self.as_of is None or in_time(clause.valid_from, clause.valid_to, self.as_of))
        )


def in_time(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether `day` lies between the two, the second not included; None is open."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)
