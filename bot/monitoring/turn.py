"""What is counted and logged of a turn: its channel, how it ended, how long it took, and what was answered, but nothing that was said."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, get_args

import structlog

from bot.monitoring.metrics import OUTCOMES, TURN_SECONDS, TURNS

log = structlog.get_logger(__name__)

End = Literal["answered", "by_itself", "off", "person"]
"""Rasa answered; the channel said by itself that a part is down; the bot is off; a person has the conversation."""


class TurnWatch:
    """Watches one turn of `channel` from now on. `clock` gives seconds."""

    def __init__(self, channel: str, clock: Callable[[], float] = time.perf_counter) -> None:
        self._channel, self._clock, self._began = channel, clock, clock()
        self.end: End = "answered"
        for end in get_args(End):  # counts begin at 0: of one that begins higher Prometheus does not see that it has grown
            TURNS.labels(channel, end)

    def over(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """The turn is over, and `entries` go back."""
        seconds = self._clock() - self._began
        answers = [answer for entry in entries if (answer := (entry.get("custom") or {}).get("answer"))]
        TURNS.labels(self._channel, self.end).inc()
        TURN_SECONDS.labels(self._channel).observe(seconds)
        for answer in answers:
            OUTCOMES.labels(self._channel, answer["outcome"]).inc()
        log.info("turn.over", channel=self._channel, end=self.end, seconds=round(seconds, 3), answers=[_facts(one) for one in answers])


def _facts(answer: Mapping[str, Any]) -> dict[str, Any]:
    clauses = [clause["id"] for clause in answer.get("clauses") or ()]
    return {"id": answer.get("id"), "outcome": answer["outcome"], "topic": answer.get("topic"), "clauses": clauses}
