"""What is missing while the desk opens, and why."""

import asyncio
import threading
import time

from bot.desk.warmth import OPENING, Warmth
from bot.errors import ModelError


class Slow:
    def __init__(self, fault=None):
        self.go, self.fault = threading.Event(), fault

    def warm(self):
        self.go.wait(10)
        if self.fault:
            raise self.fault


def missing_after(parts):
    warmth = Warmth(parts)
    seen = [warmth.missing]

    async def start():
        async with warmth.lifespan(None):
            seen.append(warmth.missing)

    asyncio.run(start())
    parts.go.set()
    deadline = time.monotonic() + 10
    while warmth.missing == OPENING and time.monotonic() < deadline:
        time.sleep(0.01)
    return [*seen, warmth.missing]


def test_nothing_is_missing_once_all_is_open():
    assert missing_after(Slow()) == ["", OPENING, ""]


def test_what_cannot_be_opened_is_said():
    assert missing_after(Slow(ModelError("还没有训练好的模型")))[2].startswith("还没有训练好的模型")
