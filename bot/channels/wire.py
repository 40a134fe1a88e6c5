"""The websocket of socket.io on Sanic 21.12: its own `recv` hands coroutines to `asyncio.wait`, which Python 3.11 forbids."""

import asyncio
from typing import Union

from engineio.async_drivers.sanic import WebSocket


class Wire(WebSocket):
    """python-engineio's websocket on Sanic, which also receives on Python 3.11."""

    async def wait(self) -> Union[str, bytes]:
        """The next message; raises `OSError` where the other side has gone."""
        sock = self._sock
        closed = sock.recv_cancel = asyncio.get_running_loop().create_future()  # Sanic cancels it when the connection ends
        message = asyncio.ensure_future(sock.assembler.get())
        try:
            await asyncio.wait({message, closed}, return_when=asyncio.FIRST_COMPLETED)
            if not message.done() or not isinstance(message.result(), (str, bytes)):
                raise OSError("the other side has gone")
            received: Union[str, bytes] = message.result()
            return received
        finally:
            message.cancel()
            sock.recv_cancel = None
