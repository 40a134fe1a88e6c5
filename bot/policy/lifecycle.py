"""The life of a document's versions: which of them counts on which day, and what a version is on a day.

A published version counts from its first day until the next one begins, the document expires,
is abolished, or another document takes its place.
Nothing has to be done on that day: the days are known beforehand, and the answers ask for the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal

Stored = Literal["draft", "reviewed", "published", "withdrawn"]
State = Literal["draft", "reviewed", "published", "superseded", "expired", "withdrawn"]
STATES: tuple[State, ...] = ("draft", "reviewed", "published", "superseded", "expired", "withdrawn")
Ending = Literal["superseded", "expired", "withdrawn"]


@dataclass(frozen=True)
class Version:
    """A published version: its number within the document, its first day (None: since ever), and the day on which it expires."""

    n: int
    begins: date | None
    expires: date | None


@dataclass(frozen=True)
class Period:
    """The days on which a version counts: from `begins` to the day before `ends`, and why it ends. None is open."""

    begins: date | None
    ends: date | None
    because: Ending | None

    def holds(self, day: date) -> bool:
        """Whether the version counts on `day`."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day < self.ends)


def timeline(versions: Iterable[Version], stops_on: date | None = None, because: Ending = "superseded") -> dict[int, Period]:
    """The days on which each published version of one document counts, by number; no two count on the same day.

    Of two versions that begin on the same day the one with the higher number counts alone. `stops_on` is the day from which the
    document as a whole no longer counts, and `because` why: another one takes its place, or it is abolished.
    """
    ordered = sorted(versions, key=lambda version: (version.begins or date.min, version.n))
    following = [version.begins or date.min for version in ordered[1:]]
    found = {}
    for version, after in zip_longest(ordered, following):
        days: list[tuple[date | None, Ending]] = [(after, "superseded"), (stops_on, because), (version.expires, "expired")]
        ends, reason = min(((day, why) for day, why in days if day), key=lambda one: one[0], default=(None, None))
        found[version.n] = Period(version.begins, ends, reason)
    return found


def state_on(stored: Stored, period: Period | None, day: date) -> State:
    """What a version is on `day`: a published one becomes superseded or expired by itself. One that has yet to begin is published."""
    if stored != "published" or period is None or period.ends is None or day < period.ends or period.because is None:
        return stored
    return period.because


def revision_id(document_id: str, n: int) -> str:
    """Identifier of a version: `baotou-2024-47@2`."""
    return f"{document_id}@{n}"


def split_reference(reference: str) -> tuple[str, int | None]:
    """Document and version that a reader names: `baotou-2024-47@2`, or `baotou-2024-47` for no version in particular."""
    document_id, at, n = reference.rpartition("@")
    return (document_id, int(n)) if at and n.isdecimal() else (reference, None)
