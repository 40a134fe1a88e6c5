"""Whether a process can do its work: its parts are looked at, all at once, and none for longer than `PATIENCE`."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any, NamedTuple

from bot.errors import XinshiminError
from bot.monitoring.metrics import READY

PATIENCE = 2.0  # seconds for one look
FRESH = 1.0  # seconds for which a look is believed: probes and scrapes come together

Look = Callable[[], Awaitable[str]]
"""Says what is missing; empty where nothing is. A `XinshiminError` says it too."""


class Report(NamedTuple):
    """What is missing, by part; empty where the part is there."""

    missing: Mapping[str, str]

    @property
    def status(self) -> int:
        """Of HTTP: 200 where everything is there, else 503."""
        return 503 if any(self.missing.values()) else 200

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        parts = {part: why or "ok" for part, why in self.missing.items()}
        return {"status": "ok" if self.status == 200 else "unavailable", "parts": parts}


class Readiness:
    """Looks at parts. `looks` are by the part's name; `clock` gives seconds."""

    def __init__(self, looks: Mapping[str, Look], patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._looks, self._patience, self._clock = dict(looks), patience, clock
        self._known: dict[str, tuple[float, str]] = {}

    async def report(self, only: Collection[str] = ()) -> Report:
        """How the parts stand, or those of them that `only` names; raises `KeyError` for a name that is none."""
        names = [part for part in self._looks if not only or part in only]
        if set(only) - set(names):
            raise KeyError(", ".join(sorted(set(only) - set(names))))
        return Report(dict(zip(names, await asyncio.gather(*map(self._missing, names)), strict=True)))

    async def _missing(self, part: str) -> str:
        at, why = self._known.get(part, (float("-inf"), ""))
        if self._clock() - at < FRESH:
            return why
        why = await self._look(part)
        self._known[part] = (self._clock(), why)
        READY.labels(part).set(0 if why else 1)
        return why

    async def _look(self, part: str) -> str:
        try:
            return await asyncio.wait_for(self._looks[part](), self._patience)
        except asyncio.TimeoutError:
            return f"{self._patience:g} 秒内没有回应"
        except XinshiminError as error:
            return type(error).__name__  # its sentence may name addresses; the log has it


def in_thread(work: Callable[[], object]) -> Look:
    """A look that does `work`, which may block, in a thread; what it returns does not matter, only whether it raises."""

    async def look() -> str:
        await asyncio.to_thread(work)
        return ""

    return look
