"""One id names everything that is done for one message, in every task and thread of it."""

import asyncio

import pytest

from bot.monitoring.trace import SHAPE, begin_trace, current_trace, end_trace, trace_for


@pytest.fixture(autouse=True)
def over():
    end_trace()
    yield
    end_trace()


def test_a_message_has_an_id_of_its_own():
    assert current_trace() == ""
    first, second = begin_trace(), begin_trace()
    assert first != second == current_trace() and SHAPE.fullmatch(first)
    end_trace()
    assert current_trace() == ""


def test_an_id_of_ours_is_taken_over_and_nothing_else_is():
    own = begin_trace()
    assert begin_trace(own) == own
    for foreign in ("", None, own + "\n", own.upper() + "x", "13812345678", 'a" level="error'):
        assert SHAPE.fullmatch(begin_trace(foreign)) and current_trace() != foreign


def test_tasks_and_threads_of_a_message_keep_its_id_and_others_do_not():
    async def message():
        own = begin_trace()
        await asyncio.sleep(0)
        return own, await asyncio.to_thread(current_trace), await asyncio.ensure_future(asyncio.sleep(0, current_trace()))

    async def both():
        return await asyncio.gather(message(), message())

    (own, *same), (other, *its) = asyncio.run(both())
    assert set(same) == {own} and set(its) == {other} and own != other


def test_the_same_message_has_the_same_id_wherever_it_is_answered():
    first = trace_for("web:甲", "1")
    assert first == trace_for("web:甲", "1") and SHAPE.fullmatch(first)
    assert len({first, trace_for("web:甲", "2"), trace_for("web:乙", "1"), trace_for("web:", "甲1")}) == 4
