"""Requests to the platform: every one ends in time, and whatever is no JSON object is an error."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.monitoring.trace import HEADER, current_trace
from bot.wechat.faults import uncertain, unreachable

CONNECT, WHOLE = 2.0, 5.0  # seconds
LARGEST = 1024 * 1024  # bytes of an answer
HERE = ("127.0.0.1", "localhost", "::1")


class Http:
    """Asks the platform at `address`. Opened at the first request, in the event loop of that; `close` it in the end."""

    def __init__(self, address: str, connect: float = CONNECT, whole: float = WHOLE) -> None:
        self._address, self._connect, self._whole = address, connect, whole
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The JSON object that comes back; a proxy on the way, and its log, is told the trace id.

        Raises `UnansweredError` where the request may have arrived and no such object came, `PlatformError` where it cannot have arrived.
        """
        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace") if body is not None else None
        headers = {"Content-Type": "application/json; charset=utf-8", **({HEADER: trace} if (trace := current_trace()) else {})}
        try:
            asked = self._open().request(method, self._address + path, params=query, data=data, headers=headers, allow_redirects=False)
            async with asked as reply:
                content = await reply.content.read(LARGEST)
        except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError):  # the only timeout of its own that is set is the connection's
            raise unreachable() from None
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            raise uncertain() from None
        if reply.status != 200:
            raise uncertain(reply.status)
        return _object(content)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=self._whole, sock_connect=self._connect)
            proxied = urlsplit(self._address).hostname not in HERE
            self._session = aiohttp.ClientSession(timeout=timeout, trust_env=proxied)
        return self._session


def _object(content: bytes) -> dict[str, Any]:
    try:
        given = json.loads(content)
    except ValueError:
        raise uncertain() from None
    if not isinstance(given, dict):
        raise uncertain()
    return given
