"""How often somebody may ask: a bucket for each name that fills again with time."""

import math
import time
from collections.abc import Callable

MOST = 20_000  # buckets that are remembered before the full ones are forgotten


class Limits:
    """Allows each name `rate` requests a minute, and as many as `burst` at once. `clock` gives seconds."""

    def __init__(self, rate: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second, self._burst, self._clock = rate / 60, burst, clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, name: str) -> int:
        """Take one request of `name`: 0 where it is allowed, else the whole seconds until one is (and none is taken)."""
        at = self._clock()
        left = self._left(name, at)
        if left < 1:
            return max(1, math.ceil((1 - left) / self._per_second))
        self._buckets[name] = (left - 1, at)
        if len(self._buckets) > MOST:
            self._forget(at)
        return 0

    def _left(self, name: str, at: float) -> float:
        left, since = self._buckets.get(name, (float(self._burst), at))
        return min(float(self._burst), left + (at - since) * self._per_second)

    def _forget(self, at: float) -> None:
        """Forget full buckets; where none is full, all: that lets some through once more, and takes no memory without end."""
        kept = {name: known for name, known in self._buckets.items() if self._left(name, at) < self._burst}
        self._buckets = kept if len(kept) <= MOST else {}
