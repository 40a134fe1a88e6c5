"""A websocket gives what comes, and ends when the other side goes."""

import asyncio

import pytest

from bot.channels.wire import Wire


class Socket:
    """A socket of Sanic as far as the wire looks at it."""

    def __init__(self):
        self.recv_cancel, self.assembler, self.messages = None, self, asyncio.Queue()

    async def get(self):
        return await self.messages.get()


def run(act):
    async def running():
        wire = Wire(None, None)
        wire._sock = Socket()
        return await act(wire, wire._sock)

    return asyncio.run(asyncio.wait_for(running(), 5))


def test_messages_come_in_order():
    async def act(wire, sock):
        for one in ("一", b"2"):
            sock.messages.put_nowait(one)
        return [await wire.wait(), await wire.wait()]

    assert run(act) == ["一", b"2"]


def test_a_connection_that_ends_ends_the_waiting():
    async def act(wire, sock):
        asyncio.get_running_loop().call_later(0.05, lambda: sock.recv_cancel.cancel())
        with pytest.raises(OSError, match="gone"):
            await wire.wait()
        return sock.recv_cancel

    assert run(act) is None


def test_a_message_is_not_lost_where_nobody_waits_any_more():
    async def act(wire, sock):
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(wire.wait(), 0.05)
        sock.messages.put_nowait("一")
        return await wire.wait()

    assert run(act) == "一"
