"""Work aside goes on, and its failure is named without what it was about."""

import asyncio
import gc

from bot.channels.wechat.aside import Aside


def test_work_goes_on_though_nobody_holds_it():
    done = []

    async def work():
        await asyncio.sleep(0.01)
        done.append("x")

    async def go():
        aside = Aside()
        aside.start(work())
        gc.collect()
        await asyncio.sleep(0.2)
        assert not aside._working

    asyncio.run(go())
    assert done == ["x"]


def test_a_failure_is_named_and_a_cancelled_task_is_none(capsys):
    async def fails():
        raise ValueError("oVERYSECRETPERSON")

    async def go():
        aside = Aside()
        aside.start(fails())
        aside.start(asyncio.sleep(60)).cancel()
        await asyncio.sleep(0.05)

    asyncio.run(go())
    said = capsys.readouterr().out
    assert said.count("wechat.work_failed") == 1 and "ValueError" in said and "oVERYSECRETPERSON" not in said
