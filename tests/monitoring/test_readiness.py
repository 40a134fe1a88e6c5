"""A process says that it is ready only where every part is there, and says so in time."""

import asyncio
import time

import pytest

from bot.errors import StoreError
from bot.monitoring.metrics import READY
from bot.monitoring.readiness import FRESH, Readiness, in_thread


async def there():
    return ""


async def missing():
    return "没有载入模型"


async def hangs():
    await asyncio.sleep(60)


async def fails():
    raise StoreError("postgresql://user:secret@10.0.0.1 用不了。")


def report(looks, only=(), **more):
    return asyncio.run(Readiness(looks, **more).report(only))


def test_all_parts_are_there():
    found = report({"store": there, "model": there})
    assert found.status == 200 and found.to_dict() == {"status": "ok", "parts": {"store": "ok", "model": "ok"}}


def test_what_is_missing_is_named():
    found = report({"store": there, "model": missing})
    assert found.status == 503 and found.to_dict()["parts"] == {"store": "ok", "model": "没有载入模型"}
    assert READY.labels("model")._value.get() == 0 and READY.labels("store")._value.get() == 1


def test_an_error_is_named_without_what_it_says():
    assert report({"store": fails}).to_dict() == {"status": "unavailable", "parts": {"store": "StoreError"}}


def test_a_part_that_hangs_is_not_waited_for():
    began = time.monotonic()
    found = report({"store": hangs, "model": there}, patience=0.1)
    assert time.monotonic() - began < 2 and found.missing["model"] == "" and "0.1" in found.missing["store"]


def test_only_what_is_named_is_looked_at():
    assert report({"model": there, "store": missing}, only=["model"]).missing == {"model": ""}
    with pytest.raises(KeyError, match="nothing"):
        report({"model": there}, only=["model", "nothing"])


def test_a_look_is_believed_for_a_moment_only():
    looks, at = iter(("", "没有载入模型")), [0.0]

    async def look():
        return next(looks)

    readiness = Readiness({"model": look}, clock=lambda: at[0])

    async def ask():
        return (await readiness.report()).status

    assert [asyncio.run(ask()), asyncio.run(ask())] == [200, 200]
    at[0] = FRESH
    assert asyncio.run(ask()) == 503


def test_what_blocks_is_done_in_a_thread():
    assert report({"store": in_thread(lambda: "whatever")}).status == 200
    assert report({"store": in_thread(lambda: time.sleep(0.5))}, patience=0.05).status == 503
