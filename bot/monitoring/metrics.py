"""Every metric that the processes count themselves; what is looked up when somebody asks is in `gauges`.

Labels have few values, and never anything that a person said or is.
"""

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)
"""Bounds of a turn: 0.15 s is the goal at 16 chats at once, a channel gives up after 4 s, five are promised."""
SHORT = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

TURNS = Counter("xinshimin_turns", "Messages of citizens, by channel and by how the turn ended.", ["channel", "end"])
OUTCOMES = Counter("xinshimin_outcomes", "Answers that went out, by channel and outcome.", ["channel", "outcome"])
TURN_SECONDS = Histogram("xinshimin_turn_seconds", "From a message to its reply, as the channel sees it.", ["channel"], buckets=SECONDS)
STEP_SECONDS = Histogram("xinshimin_step_seconds", "The steps of a turn and of an answer.", ["step"], buckets=SHORT)
ERRORS = Counter("xinshimin_errors", "Lines of the log of level ERROR and above, by name.", ["name"])
MODEL = Gauge("xinshimin_model_info", "1, with the id of the model that answers.", ["model"])
READY = Gauge("xinshimin_ready", "1 where this part was there at the last look, else 0.", ["part"])

ALERTED = ("answer.failed", "more.failed", "turns.redis_down")
"""Errors that ring at the first one: their counts begin at 0, since a count that begins at 1 has not grown."""

COUNTED = (TURNS, OUTCOMES, TURN_SECONDS, STEP_SECONDS, ERRORS, MODEL, READY)


def begin_counts() -> None:
    """Show the errors of `ALERTED`, of which there were none yet."""
    for name in ALERTED:
        ERRORS.labels(name)


def use_model(model: str) -> None:
    """The model `model` (its id) answers from now on."""
    MODEL.clear()
    MODEL.labels(model).set(1)


def exposition() -> bytes:
    """All metrics of this process in Prometheus's text format."""
    return bytes(generate_latest(REGISTRY))
