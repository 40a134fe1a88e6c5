"""A turn asks whether the bot is off, and never waits long for it."""

import asyncio
import time

from bot.channels.off import Off
from bot.conversations.switch import SwitchState, SwitchWatch


class Switch:
    """A switch of the test; reading it takes `seconds`."""

    def __init__(self, state=None, seconds=0.0):
        self.now, self.seconds, self.reads = state or SwitchState(), seconds, 0

    def state(self):
        self.reads += 1
        time.sleep(self.seconds)
        return self.now


def test_many_turns_at_once_read_it_once():
    switch = Switch(SwitchState(True, "维护"))

    async def ask():
        off = Off(SwitchWatch(switch))
        return await asyncio.gather(*(off.words() for _ in range(20)))

    assert set(asyncio.run(ask())) == {"维护"} and switch.reads == 1


def test_a_database_that_hangs_keeps_nobody_waiting_and_is_believed_afterwards():
    async def ask():
        off, began = Off(SwitchWatch(Switch(SwitchState(True), seconds=1.5))), time.monotonic()
        first, took = await off.words(), time.monotonic() - began
        await asyncio.sleep(1.7)
        return first, took, await off.words()

    first, took, later = asyncio.run(ask())
    assert first is None and took < 1.4 and later == ""
