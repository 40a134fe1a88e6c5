"""Figures as plain records."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

Dimension = Literal["day", "region_code", "topic", "channel"]
OUTCOMES = ("answered", "no_clause", "unclear", "out_of_scope", "unavailable", "crisis")
"""Outcomes that answer a question. What asks back (the place, a fact) goes on with the same question; a handover is counted by itself."""


@dataclass(frozen=True)
class Wanted:
    """What is to be counted: days (both included, those of China), places (None: everywhere, also where nobody knows), topic, channel."""

    first: date
    last: date
    regions: Sequence[str] | None = None
    topic: str | None = None
    channel: str | None = None


@dataclass(frozen=True)
class Figure:
    """Counts. `waited` and `longest` are seconds from a request for a person until somebody took it, summed over those `taken`."""

    answered: int = 0
    no_clause: int = 0
    unclear: int = 0
    out_of_scope: int = 0
    unavailable: int = 0
    crisis: int = 0
    handovers: int = 0
    taken: int = 0
    waited: float = 0.0
    longest: float = 0.0
    useful: int = 0
    useless: int = 0

    def __add__(self, other: "Figure") -> "Figure":
        """Both together."""
        sums = {one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        return Figure(**{**sums, "longest": max(self.longest, other.longest)})

    @property
    def questions(self) -> int:
        """How many questions were answered in any way."""
        return sum(getattr(self, outcome) for outcome in OUTCOMES)

    @property
    def ours(self) -> int:
        """How many of them a clause could have answered: not those that are none of the assistant's business, nor a person in danger."""
        return self.questions - self.out_of_scope - self.crisis

    @property
    def share(self) -> float | None:
        """The part of them that got a clause, 0 to 1; None where nothing was asked."""
        return self.answered / self.ours if self.ours else None

    @property
    def wait(self) -> float | None:
        """Mean seconds until a request was taken; None where none was."""
        return self.waited / self.taken if self.taken else None


@dataclass(frozen=True)
class Gap:
    """A topic that was asked `count` times at a place where no clause of any level was found."""

    region_code: str
    topic: str
    count: int
