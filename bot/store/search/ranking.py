"""Joins lists that were ranked in different ways into one (reciprocal rank fusion): only the order counts, not the scores.

What is nearer to the asker goes first among equals: each step from the most local place outward costs a little.
"""

from collections.abc import Mapping, Sequence

DAMPING = 20  # how slowly the worth of a rank falls
PER_STEP = 0.004
ON_TOPIC = 0.01  # what a clause gains that serves the topic which the query names: some five ranks


def fuse(lists: Sequence[tuple[Sequence[int], float]]) -> dict[int, float]:
    """Score of every entry in `lists`, each of which comes with its weight: the sum of weight / (damping + rank)."""
    scores: dict[int, float] = {}
    for entries, weight in lists:
        for rank, one in enumerate(entries, start=1):
            scores[one] = scores.get(one, 0.0) + weight / (DAMPING + rank)
    return scores


def nearness(steps: int) -> float:
    """What is taken off for `steps` outward from the most local place that was searched."""
    return PER_STEP * steps


def in_order(scores: Mapping[int, float]) -> list[int]:
    """Entries by score, the best first; of equals the one indexed first."""
    return sorted(scores, key=lambda one: (-scores[one], one))
