"""Figures between a least and a most."""

from bot.language.facts.interval import Interval, exactly


def test_intervals_add_and_scale_end_by_end():
    assert Interval(2, 3) + exactly(6) == Interval(8, 9)
    assert Interval(2, 3).times(12) == Interval(24, 36)


def test_an_open_end_stays_open():
    assert Interval(60, None) + exactly(6) == Interval(66, None)
    assert Interval(5, None).times(12) == Interval(60, None)
    assert Interval(5.5, None).whole() == Interval(5, None)


def test_rounding_outward_never_narrows_and_rounding_down_counts_what_is_complete():
    assert Interval(4166.7, 4999.2).whole() == Interval(4166, 5000)
    assert Interval(6.9, 7.9).down() == Interval(6, 7)
    assert Interval(-2, 3).whole() == Interval(0, 3)
