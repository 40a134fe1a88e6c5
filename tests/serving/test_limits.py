"""Nobody asks more often than allowed, and whoever waits is let in again."""

import pytest

from bot.serving import limits as module
from bot.serving.limits import Limits


@pytest.fixture
def clock():
    time = [100.0]
    return time


@pytest.fixture
def limits(clock):
    return Limits(rate=60, burst=3, clock=lambda: clock[0])


def test_as_many_as_the_burst_come_at_once_and_then_one_a_second(limits, clock):
    assert [limits.wait("a") for _ in range(4)] == [0, 0, 0, 1]
    clock[0] += 1
    assert [limits.wait("a"), limits.wait("a")] == [0, 1]
    clock[0] += 100
    assert [limits.wait("a") for _ in range(4)] == [0, 0, 0, 1]


def test_others_are_not_held_up(limits):
    for _ in range(5):
        limits.wait("a")
    assert limits.wait("b") == 0


def test_who_waits_as_told_is_let_in(clock):
    slow = Limits(rate=7, burst=1, clock=lambda: clock[0])
    assert slow.wait("a") == 0
    clock[0] += slow.wait("a")
    assert slow.wait("a") == 0


def test_memory_has_an_end(limits, clock, monkeypatch):
    monkeypatch.setattr(module, "MOST", 10)
    for number in range(100):
        clock[0] += 0.01
        limits.wait(str(number))
    assert len(limits._buckets) <= 11
