"""What Rasa does in a turn is measured, and the action server is told which message it works for.

Each method of Rasa 3.6.21 that is replaced here does what it did before, between two looks at the clock.
"""

from inspect import iscoroutinefunction
from typing import Any, Callable

from rasa.core.processor import MessageProcessor
from rasa.utils.endpoints import EndpointConfig

from bot.monitoring.metrics import STEP_SECONDS
from bot.monitoring.trace import HEADER, current_trace

_request = EndpointConfig.request

MEASURED = {"parse_message": "understand", "predict_next_with_tracker_if_should": "decide", "save_tracker": "save_tracker"}
"""Methods of Rasa's processor, and the steps that they are called."""


def install() -> None:
    """Let Rasa's endpoints use `request`, and measure the steps of its processor."""
    EndpointConfig.request = request
    for method, step in MEASURED.items():
        setattr(MessageProcessor, method, measured(step, getattr(MessageProcessor, method)))


def measured(step: str, does: Callable[..., Any]) -> Callable[..., Any]:
    """What `does` does, counted under `step`."""
    seconds = STEP_SECONDS.labels(step)

    async def waiting(*arguments: Any, **named: Any) -> Any:
        with seconds.time():
            return await does(*arguments, **named)

    def working(*arguments: Any, **named: Any) -> Any:
        with seconds.time():
            return does(*arguments, **named)

    return waiting if iscoroutinefunction(does) else working


async def request(self: EndpointConfig, *arguments: Any, **named: Any) -> Any:
    """What Rasa's own method returns; the other server is told the trace id."""
    named["headers"] = {**(named.get("headers") or {}), HEADER: current_trace()}
    with STEP_SECONDS.labels("act").time():
        return await _request(self, *arguments, **named)
