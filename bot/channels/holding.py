"""What was told and waits for a consent does not wait for ever: every dialogue server looks after it, whatever its channels."""

import asyncio
from collections.abc import Callable
from typing import Any, List

import structlog
from sanic import Blueprint

from bot.channels.turns import open_turns
from bot.errors import ConversationError

log = structlog.get_logger(__name__)
EVERY = 600.0  # seconds between two looks


async def watch(let_go: Callable[[], int], every: float = EVERY) -> None:
    """Call `let_go`, for ever; where the database is away, it is called again later."""
    while True:
        try:
            gone = await asyncio.to_thread(let_go)
            if gone:
                log.info("sensitive.let_go", conversations=gone)
        except ConversationError as error:
            log.warning("sensitive.not_let_go", error=str(error))
        await asyncio.sleep(every)


def watch_with(blueprint: Blueprint) -> None:
    """Watch while the server of `blueprint` runs."""
    tasks: List[asyncio.Task[None]] = []

    @blueprint.listener("after_server_start")
    async def start(app: Any, loop: Any) -> None:
        tasks.append(asyncio.ensure_future(watch(open_turns().let_go)))

    @blueprint.listener("before_server_stop")
    async def stop(app: Any, loop: Any) -> None:
        for task in tasks:
            task.cancel()
