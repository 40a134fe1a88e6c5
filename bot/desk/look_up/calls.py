"""The call that an operator is on: what was asked in it, what the caller told.

In memory only, and gone when the call or the session ends.
"""

import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.answer.dialogue import Known
from bot.language.facts.fact import Value

MOST_CALLS, MOST_LOOKED = 2_000, 50


@dataclass(frozen=True)
class Asked:
    """What was typed, masked; `topic` where one was chosen, `pick` what was tapped of the choices that the answer offered."""

    words: str
    topic: str | None = None
    pick: str = ""


@dataclass(frozen=True)
class Looked:
    """A line of the history: when, what was asked, and what came out."""

    at: datetime
    asked: Asked
    outcome: str


@dataclass(frozen=True)
class Call:
    """A call. `before` is what was known before the question on the screen (`current`), `after` what is known with it.

    `ticks` are facts that the operator ticked for the caller, by variable; they go before what the words told.
    """

    before: Known = field(default_factory=Known)
    after: Known = field(default_factory=Known)
    current: Asked | None = None
    ticks: dict[str, Value] = field(default_factory=dict)
    history: tuple[Looked, ...] = ()

    def base(self, asked: Asked) -> Known:
        """What is known before `asked`: for the question on the screen what was known before it, for another one all of it."""
        return self.before if asked == self.current else self.after

    def with_ticks(self, ticks: dict[str, Value]) -> "Call":
        """The call with other ticks. One that was taken back is no longer known, whatever was concluded with it."""
        gone = self.ticks.keys() - ticks.keys()
        return replace(self, ticks=ticks, before=_without(self.before, gone), after=_without(self.after, gone))

    def with_question(self, asked: Asked, after: Known, outcome: str, at: datetime) -> "Call":
        """The call once `asked` was looked up for good."""
        if asked == self.current:
            return replace(self, after=after)
        history = (Looked(at, asked, outcome), *self.history)[:MOST_LOOKED]
        return replace(self, before=self.after, after=after, current=asked, history=history)


def _without(known: Known, names: Collection[str]) -> Known:
    """`known` without what was told of the asker under `names`."""
    mine = {name: value for name, value in known.checks.told.get("asker", {}).items() if name not in names}
    return replace(known, checks=replace(known.checks, told={**known.checks.told, "asker": mine}))


class Calls:
    """The calls by session. `clock` gives seconds; one that nobody used for `idle` seconds is forgotten."""

    def __init__(self, idle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._idle, self._clock = idle, clock
        self._calls: dict[str, tuple[float, Call]] = {}
        self._lock = threading.Lock()

    def of(self, session: str) -> Call:
        """The call of a session; a new one where there is none."""
        with self._lock:
            at, call = self._calls.get(session, (0.0, Call()))
            return call if self._clock() - at < self._idle else Call()

    def keep(self, session: str, call: Call) -> None:
        """Remember how the call stands."""
        now = self._clock()
        with self._lock:
            self._calls.pop(session, None)
            self._calls[session] = (now, call)
            old = [name for name, (at, _) in self._calls.items() if now - at >= self._idle]
            over = list(self._calls)[: max(0, len(self._calls) - MOST_CALLS)]
            for name in {*old, *over}:
                del self._calls[name]

    def end(self, session: str) -> None:
        """The call is over: nothing of it stays."""
        with self._lock:
            self._calls.pop(session, None)
