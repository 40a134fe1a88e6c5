"""Structured logs: every line is one JSON object on standard output, with the trace id of the message that it is about.

What a person said, and who, does not get in: keys that would hold it are left out, numbers of persons are masked in all the rest, and
tracebacks come without the values of variables.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.language.masking import mask
from bot.monitoring.metrics import ERRORS, begin_counts
from bot.monitoring.trace import current_trace

Event = MutableMapping[str, Any]

LEFT_OUT = frozenset(
    {
        "text",
        "response_text",
        "user_text",
        "slot_values",
        "parse_data_text",
        "parse_data_entities",
        "prediction_events",
        "tracker_latest_message",
        "prefilled_slots",
        "message",
        "response",
        "slot_candidates",
        "rasa_event",
        "rasa_events",
        "tracker_states",
        "current_states",
        "old_states",
        "successes",
        "current_entity",
        "next_entity",
        "states",
        "entity",
        "token_text",
        "user_message",
        "json_message",
        "sender",
        "sender_id",
        "conversation",
        "conversation_id",
        "recipient_id",
        "tracker",
        "events",
        "slots",
        "metadata",
        "locals",
    }
)
"""Keys that hold what was said or who said it, in our own lines and in Rasa 3.6.21's (those that it means to anonymise, and more)."""

NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")
PLAIN = re.compile("[A-Za-z_. ]*|[0-9a-f]{32}")
"""No number of a person: words, and ids of messages and answers."""
TIME = "timestamp"
ADDRESSES_ASKED_FOR = ("sanic.access", "uvicorn.access", "aiohttp.access")
OWN = "xinshimin"
"""Attribute of the handler that `configure` made."""


def configure(process: str, level: int = logging.INFO) -> None:
    """Let all lines of this process of `level` and above be written so; `process` is its name in them. May be called again."""
    shared = [
        structlog.stdlib.add_logger_name,
        _Facts(process),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                count_error,
                without_personal,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=repr),
            ],
        )
    )
    setattr(handler, OWN, True)
    begin_counts()
    logging.root.handlers = [one for one in logging.root.handlers if not _is_printer(one)] + [handler]
    logging.root.setLevel(level)
    for name in ADDRESSES_ASKED_FOR:
        logging.getLogger(name).setLevel(logging.WARNING)


def _is_printer(handler: logging.Handler) -> bool:
    """Whether a handler writes to the terminal: those of other libraries, and the one of an earlier `configure`."""
    return hasattr(handler, OWN) or type(handler) is logging.StreamHandler


class _Facts:
    """Adds of what level the line is, which process writes it, and about which message."""

    def __init__(self, process: str) -> None:
        self._process = process

    def __call__(self, logger: Any, method: str, event: Event) -> Event:
        trace = current_trace()
        level = "error" if method == "exception" else method
        return {**event, "level": level, "process": self._process, **({"trace_id": trace} if trace else {})}


def count_error(logger: Any, method: str, event: Event) -> Event:
    """Count a line of level ERROR and above by its name (`turn.too_slow`), or where it has none by who writes it."""
    if event.get("level") in ("error", "critical"):
        said = str(event.get("event"))
        ERRORS.labels(said if NAME.fullmatch(said) else str(event.get("logger", "other"))).inc()
    return event


def without_personal(logger: Any, method: str, event: Event) -> Event:
    """The line without what a person said or is."""
    return {key: value if key == TIME else _masked(value) for key, value in event.items() if key not in LEFT_OUT}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return value if PLAIN.fullmatch(value) else mask(value)
    if isinstance(value, dict):
        return {key: _masked(one) for key, one in value.items() if key not in LEFT_OUT}
    if isinstance(value, (list, tuple)):
        return [_masked(one) for one in value]
    return value if value is None or isinstance(value, (bool, int, float)) else mask(repr(value))
