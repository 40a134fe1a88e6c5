"""Opens what reads and searches while the desk already listens, and says what is missing until then."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from fastapi import FastAPI

from bot.errors import XinshiminError

log = logging.getLogger(__name__)
OPENING = "正在打开政策库和模型，请等一会儿。"


class Warms(Protocol):
    """What is opened."""

    def warm(self) -> None:
        """Open everything that takes time; raises a `XinshiminError` where that is not possible."""


class Warmth:
    """How far the opening is: `missing` is empty once all is there, and as long as nobody has begun."""

    def __init__(self, parts: Warms) -> None:
        self._parts = parts
        self.missing = ""

    @asynccontextmanager
    async def lifespan(self, app: FastAPI) -> AsyncIterator[None]:
        """Begin when the application starts; requests do not wait for it."""
        self.missing = OPENING
        threading.Thread(target=self.open, daemon=True).start()
        yield

    def open(self) -> None:
        """Open it now; where that fails the reason is said, and logged."""
        try:
            self._parts.warm()
        except XinshiminError as error:
            log.error("%s", error)
            self.missing = str(error)
        else:
            self.missing = ""
