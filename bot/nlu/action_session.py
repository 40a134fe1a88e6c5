"""The connections to the action server are kept.

Rasa 3.6 opens a session of its HTTP client, and with it a connection, for every action and closes it afterwards. aiohttp gives up a
connection that is unused for 15 s; the action server keeps it longer (`actions.__main__`), so that none is used while it is being closed.
"""

import asyncio
import atexit
from types import TracebackType
from typing import Any, Dict, Optional, Tuple, Type
from weakref import WeakKeyDictionary

import aiohttp
from rasa.utils.endpoints import EndpointConfig

Key = Tuple[Tuple[Tuple[str, str], ...], Tuple[Tuple[str, str], ...]]

_new_session = EndpointConfig.session
_sessions: "WeakKeyDictionary[asyncio.AbstractEventLoop, Dict[Key, aiohttp.ClientSession]]" = WeakKeyDictionary()


class Kept:
    """A session that stays open when its context is left."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        return None


def install() -> None:
    """Let Rasa's endpoints use `session`; what is open at the end of the process is closed."""
    EndpointConfig.session = session
    atexit.register(close)


def close() -> None:
    """Close all connections that are kept."""
    for kept in _sessions.values():
        for one in kept.values():
            if one.connector is not None:
                one.connector.close()


def session(self: EndpointConfig) -> Any:
    """A context with the session of this event loop for endpoints of these headers and this account."""
    key = (tuple(sorted(self.headers.items())), tuple(sorted(self.basic_auth.items())))
    kept = _sessions.setdefault(asyncio.get_running_loop(), {})
    if key not in kept or kept[key].closed:
        kept[key] = _new_session(self)
    return Kept(kept[key])
