"""Work that goes on whoever hangs up, and whose failure is said."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)


class Aside:
    """Tasks of their own, held until they are done."""

    def __init__(self) -> None:
        self._working: set[asyncio.Task[Any]] = set()

    def start(self, work: "Coroutine[Any, Any, Any]") -> "asyncio.Task[Any]":
        """Begin `work`; where it fails, the log names the error and nothing of what it was about."""
        task = asyncio.ensure_future(work)
        self._working.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        self._working.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("wechat.work_failed", error=type(task.exception()).__name__)
