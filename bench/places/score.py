"""What is right, what is asked back and what is wrong about a place that was found, and the counts of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bot.regions import Gazetteer

Verdict = Literal["right", "asks", "wider", "other", "false"]


@dataclass(frozen=True)
class Expected:
    """Where the asker lives, as labelled; several candidates where the message alone cannot tell."""

    living: str | None
    candidates: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Guess:
    """What a finder says, and the seconds that it took."""

    living: str | None
    candidates: tuple[str, ...] = ()
    seconds: float = 0.0


def judge(expected: Expected, guess: Guess, gazetteer: Gazetteer) -> Verdict:
    """Tell what a guess is worth.

    right; asks: names no place, or other candidates than it should; wider: a region that holds the right one; other: another place than
    the right one, or one picked from several; false: a place where none is named.
    """
    if guess.living is None:
        return _without_place(expected, guess)
    if expected.living is None:
        return "other" if expected.candidates else "false"
    if guess.living == expected.living:
        return "right"
    holds = guess.living in gazetteer and gazetteer.within(expected.living, guess.living)
    return "wider" if holds else "other"


def _without_place(expected: Expected, guess: Guess) -> Verdict:
    if expected.living is not None:
        return "asks"
    if not expected.candidates:
        return "false" if guess.candidates else "right"
    # who offers no candidates at all is not blamed for it: cpca cannot
    return "right" if set(guess.candidates) in (set(expected.candidates), set()) else "asks"


@dataclass(frozen=True)
class Score:
    """Counts over a set of messages, and the middle and high time a message in milliseconds."""

    verdicts: Counter[Verdict]
    precision: float
    recall: float
    middle: float
    high: float

    @property
    def right(self) -> float:
        """Share of messages of which the finder says the right thing."""
        return self.verdicts["right"] / max(1, self.verdicts.total())


def score(rows: Iterable[tuple[Expected, Guess]], gazetteer: Gazetteer) -> Score:
    """Count. Precision: the right among the places given; recall: those found among the places that are named."""
    pairs = list(rows)
    verdicts = [judge(expected, guess, gazetteer) for expected, guess in pairs]
    hits = sum(verdict == "right" and guess.living is not None for verdict, (_, guess) in zip(verdicts, pairs, strict=True))
    given = sum(guess.living is not None for _, guess in pairs)
    named = sum(expected.living is not None for expected, _ in pairs)
    middle, high = np.percentile([guess.seconds for _, guess in pairs], [50, 95]) * 1000
    return Score(Counter(verdicts), hits / max(1, given), hits / max(1, named), float(middle), float(high))
