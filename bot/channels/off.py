"""Whether the bot is off, as a turn asks: without blocking the event loop, and without waiting for a database that hangs."""

import asyncio
from typing import Optional

from bot.conversations.switch import SwitchWatch

PATIENCE = 0.3  # seconds; then what was known last holds
AT_FIRST = 0.8  # seconds for the first look of the process, before which nothing is known


class Off:
    """Asks a watch of the switch."""

    def __init__(self, watch: SwitchWatch) -> None:
        self._watch = watch
        self._looking: Optional[asyncio.Future[Optional[str]]] = None

    async def words(self) -> Optional[str]:
        """What is said instead of an answer, empty for the usual sentence; None while the bot is on."""
        if not self._watch.is_fresh:
            if self._looking is None or self._looking.done():
                self._looking = asyncio.get_running_loop().run_in_executor(None, self._watch.look)
            await asyncio.wait({self._looking}, timeout=PATIENCE if self._watch.has_looked else AT_FIRST)
        return self._watch.known
