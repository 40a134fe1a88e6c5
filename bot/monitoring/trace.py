"""The trace id: one name for everything that is done for one message, in the log of every process that has a part in it."""

import re
from contextvars import ContextVar
from hashlib import blake2b
from uuid import uuid4

HEADER = "X-Trace-Id"
"""Header that carries the id from the dialogue server to the action server, and back to a channel's client."""

SHAPE = re.compile("[0-9a-f]{32}")
_current: ContextVar[str] = ContextVar("trace", default="")


def current_trace() -> str:
    """The id of the message that is worked on here; empty between messages."""
    return _current.get()


def begin_trace(trace: str | None = None) -> str:
    """Work on another message from now on, under `trace`; return that. What is no id of ours (or none) is replaced by a new one."""
    trace = trace if trace and SHAPE.fullmatch(trace) else uuid4().hex
    _current.set(trace)
    return trace


def end_trace() -> None:
    """The work on a message is over."""
    _current.set("")


def trace_for(*names: str) -> str:
    """The id for what has these names: the same whenever and wherever it is worked on, and nothing of the names can be read in it."""
    return blake2b("\0".join(names).encode(), digest_size=16).hexdigest()
