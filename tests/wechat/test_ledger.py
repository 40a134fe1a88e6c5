"""How many messages are left."""

import asyncio
from dataclasses import replace

import pytest

from bot.wechat.incoming import Incoming
from bot.wechat.ledger import Ledger
from bot.wechat.shared import LocalState

MESSAGE = Incoming("text", "o1", "gh_1", 0, "1")
CLICK = Incoming("event", "o1", "gh_1", 0, event="CLICK")


class Clock:
    now = 1_700_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(clock):
    return Ledger(LocalState(clock), clock)


def run(*steps):
    async def all_of_them():
        return [await step for step in steps][-1]

    return asyncio.run(all_of_them())


def test_a_message_allows_five_for_two_days(ledger, clock):
    assert run(ledger.grant(MESSAGE), ledger.left("o1")) == 5
    run(*[ledger.spend("o1") for _ in range(3)])
    assert run(ledger.left("o1")) == 2
    run(*[ledger.spend("o1") for _ in range(5)])
    assert run(ledger.left("o1")) == 0
    assert run(ledger.grant(MESSAGE), ledger.left("o1")) == 5
    clock.now += 48 * 3600 + 1
    assert run(ledger.left("o1")) == 1  # nothing is known any more: the platform decides


def test_a_click_allows_three_for_a_minute(ledger, clock):
    assert run(ledger.grant(CLICK), ledger.left("o1")) == 3
    assert run(ledger.spend("o1"), ledger.left("o1")) == 2
    assert run(ledger.grant(MESSAGE), ledger.left("o1")) == 5
    clock.now += 61
    assert run(ledger.left("o1")) == 5


def test_a_report_of_the_place_allows_nothing(ledger):
    run(ledger.grant(MESSAGE), *[ledger.spend("o1") for _ in range(5)])
    assert run(ledger.grant(replace(CLICK, event="LOCATION")), ledger.left("o1")) == 0


def test_a_closed_window_stays_closed_until_the_next_message(ledger):
    run(ledger.grant(MESSAGE), ledger.grant(CLICK), ledger.close("o1"))
    assert run(ledger.left("o1")) == 0 and run(ledger.left("o2")) == 1
    assert run(ledger.grant(MESSAGE), ledger.left("o1")) == 5
