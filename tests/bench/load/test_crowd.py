"""A crowd before a channel that answers without a model."""

import math

from bench.load.crowd import TURNS, Asked, ask_all


def test_everybody_asks_until_nothing_is_left(channel):
    address, counted = channel
    asked = ask_all(address, [f"养老金{number}" for number in range(40)], 8)
    assert len(asked.each) == asked.full == 40 and asked.lost == 0
    assert asked.rate > 1 and 0 < asked.at(50) <= asked.at(99)
    assert 1 < counted.most <= 8 and 40 / TURNS <= len(counted.senders) < 40


def test_who_gets_no_answer_is_counted():
    asked = ask_all("http://127.0.0.1:9", ["养老金"] * 5, 2)
    assert (asked.lost, asked.full, asked.each) == (5, 0, [])


def test_without_an_answer_there_is_no_time():
    assert math.isnan(Asked([], 0, 3, 1.0).at(95))
