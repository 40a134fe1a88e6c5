"""Lengths of time in months."""

import pytest

from bot.language.facts.durations import durations_in
from bot.language.facts.interval import Interval


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("三年", 36, 36),
        ("两年半", 30, 30),
        ("一年零两个月", 14, 14),
        ("仨月", 3, 3),
        ("半年", 6, 6),
        ("大半年", 6, 11),
        ("小半年", 3, 6),
        ("三年多", 36, 47),
        ("四个多月", 4, 5),
        ("快三年", 30, 35),
        ("快半年", 4, 5),
        ("不到一年", 0, 11),
        ("差不多两年", 21, 27),
        ("十来年", 96, 168),
        ("十几年", 132, 228),
        ("两三年", 24, 36),
        ("五年以上", 60, None),
        ("满半年", 6, None),
        ("年把", 9, 18),
        ("六十天", 2, 2),
    ],
)
def test_a_length_of_time_in_months(words, low, high):
    (found,) = durations_in(f"在这里{words}了")
    assert found.months == Interval(low, high)


@pytest.mark.parametrize("words", ["2019年", "三月", "5月份", "一年级", "年纪大", "年底", "第三"])
def test_a_calendar_time_is_no_length(words):
    assert durations_in(words) == []


def test_the_span_is_that_of_the_words():
    text = "我来了快三年了"
    (found,) = durations_in(text)
    assert "快三年" in text[found.start : found.end]
