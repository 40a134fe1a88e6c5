"""A figure as people give it: between a least and a most."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, both included; `high` is None where the words set no upper end (五年以上)."""

    low: float
    high: float | None

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, None if self.high is None or other.high is None else self.high + other.high)

    def times(self, factor: float) -> Interval:
        """The same in a unit of which `factor` make one."""
        return Interval(self.low * factor, None if self.high is None else self.high * factor)

    def whole(self) -> Interval:
        """The least interval of whole numbers that holds this one; never below 0."""
        return Interval(max(0, floor(self.low)), None if self.high is None else max(0, ceil(self.high)))

    def down(self) -> Interval:
        """Whole units that are complete."""
        return Interval(max(0, floor(self.low)), None if self.high is None else max(0, floor(self.high)))


def exactly(value: float) -> Interval:
    """The interval of one value."""
    return Interval(value, value)
