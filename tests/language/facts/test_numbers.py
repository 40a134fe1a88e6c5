"""Numbers as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.facts.interval import Interval, exactly
from bot.language.facts.numbers import last_place, number_of


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("三", 3, 3),
        ("俩", 2, 2),
        ("仨", 3, 3),
        ("三千五", 3500, 3500),
        ("1.2万", 12000, 12000),
        ("3k", 3000, 3000),
        ("两三", 2, 3),
        ("十七八", 17, 18),
        ("四五千", 4000, 5000),
        ("几", 2, 9),
        ("好几", 3, 9),
        ("十几", 11, 19),
        ("二十几", 21, 29),
        ("十来", 8, 14),
        ("三千来", 2800, 3400),
        ("十多", 10, 19),
        ("三千多", 3000, 3999),
    ],
)
def test_a_number_has_a_least_and_a_most(words, low, high):
    assert number_of(words) == Interval(low, high)


def test_two_figures_that_do_not_follow_each_other_are_no_range():
    assert number_of("一五") is None


def test_what_says_no_number_gives_none():
    assert number_of("万万") is None
    assert number_of("一二三" * 200) is None


@given(st.integers(1, 9999))
def test_digits_mean_themselves(value):
    assert number_of(str(value)) == exactly(value)


def test_the_last_place_is_that_of_the_last_figure():
    assert [last_place(value) for value in (12, 30, 3000, 3500)] == [1, 10, 1000, 100]
