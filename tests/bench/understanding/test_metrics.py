"""Figures of a ranking, on rankings small enough to count by hand."""

import pytest

from bench.understanding.metrics import Guess, Hits, by_register, calibration_error, confusions, hits, reliability, share
from bench.understanding.sets import Message


def message(*intents, register="plain"):
    return Message("话", intents, register)


def guess(*intents, sure=0.5):
    return Guess(intents, sure)


FIRST = (message("ask_a"), guess("ask_a", "ask_b", "ask_c", "ask_d"))
THIRD = (message("ask_c", register="dialect"), guess("ask_a", "ask_b", "ask_c", "ask_d"))
NEVER = (message("ask_d", register="dialect"), guess("ask_a", "ask_b", "ask_c", "ask_d"))


def test_hits_count_the_first_and_the_first_three():
    assert hits([FIRST, THIRD, NEVER]) == Hits(3, 1 / 3, 2 / 3)
    assert hits([]) == Hits(0, 0, 0)


def test_registers_are_counted_apart():
    assert by_register([FIRST, THIRD, NEVER]) == {"plain": Hits(1, 1, 1), "dialect": Hits(2, 0, 0.5)}


def test_two_intents_must_both_be_among_the_first():
    two = message("ask_b", "ask_a")
    assert guess("ask_a", "ask_b").holds(two, 2)
    assert not guess("ask_a", "ask_c", "ask_b").holds(two, 2)


def test_confusions_come_commonest_first_and_never_hold_what_is_right():
    found = confusions([FIRST, NEVER, THIRD, THIRD], most=15)
    assert found == [("ask_c", "ask_a", 2), ("ask_d", "ask_a", 1)]
    assert confusions([FIRST, NEVER, THIRD, THIRD], most=1) == [("ask_c", "ask_a", 2)]


def test_a_confidence_on_an_edge_belongs_above_it_and_one_to_the_last():
    pairs = [(message("ask_a"), guess(name, sure=sure)) for name, sure in (("ask_a", 0.5), ("ask_b", 0.7), ("ask_a", 1.0), ("ask_b", 0.1))]
    low, high = reliability(pairs, edges=(0.0, 0.5, 1.0))
    assert (low.messages, low.right) == (1, 0) and low.confidence == pytest.approx(0.1)
    assert (high.messages, high.right) == (3, pytest.approx(2 / 3)) and high.confidence == pytest.approx(2.2 / 3)


def test_a_confidence_a_hair_above_one_is_not_lost():
    assert sum(one.messages for one in reliability([(message("ask_a"), guess("ask_a", sure=1.0000001))])) == 1


def test_the_calibration_error_weighs_each_bin_by_its_messages():
    pairs = [(message("ask_a"), guess("ask_a", sure=0.9)) for _ in range(3)] + [(message("ask_a"), guess("ask_b", sure=0.4))]
    assert calibration_error(reliability(pairs, edges=(0.0, 0.5, 1.0))) == pytest.approx(0.75 * 0.1 + 0.25 * 0.4)
    assert calibration_error([]) == 0


def test_the_share_of_nothing_is_nothing():
    assert share([]) == 0 and share([True, False]) == 0.5
