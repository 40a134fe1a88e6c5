"""How many turns begin at once: in a rush each would slow down all others, and none would be answered in time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 6
HELD = 2.0  # seconds after which a slow turn lets the next one begin beside it


class Slots:
    """Lets `at_once` turns begin, in the order in which they asked; one that takes longer than `held` seconds counts no more."""

    def __init__(self, at_once: int = AT_ONCE, held: float = HELD) -> None:
        self._free, self._held = asyncio.Semaphore(at_once), held

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Wait for a slot and hold it for the work inside."""
        await self._free.acquire()
        let_go = asyncio.get_running_loop().call_later(self._held, self._free.release)
        try:
            yield
        finally:
            if let_go.when() > asyncio.get_running_loop().time() and not let_go.cancelled():
                let_go.cancel()
                self._free.release()
