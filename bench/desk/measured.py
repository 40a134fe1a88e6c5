"""Times by kind of request, as percentiles."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class Measured:
    """Collects how long things took, in seconds, by their kind."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        """Measure what is done inside; what fails is not counted."""
        began = time.perf_counter()
        yield
        self.seconds[kind].append(time.perf_counter() - began)

    def add(self, kind: str, seconds: float) -> None:
        """Note one time."""
        self.seconds[kind].append(seconds)

    def rows(self) -> list[list[str]]:
        """One row for each kind, in the order in which they came: how many, p50, p95, p99, the longest; in milliseconds."""
        shares = (0.5, 0.95, 0.99, 1.0)
        return [
            [kind, str(len(all_)), *(f"{1000 * percentile(all_, share):.0f}" for share in shares)] for kind, all_ in self.seconds.items()
        ]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that at least `share` of them do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]
