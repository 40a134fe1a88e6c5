"""Figures in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.numerals import numeral_of
from bot.importer.suggestions.figures import AGE, TIME, age_figure, months_of, time_figure, value_of


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("半年以上", (">=", 6)),
        ("一年以上", (">=", 12)),
        ("满1年", (">=", 12)),
        ("5年以上", (">=", 60)),
        ("3个月及以上", (">=", 3)),
        ("满二十四个月", (">=", 24)),
        ("两年", (">=", 24)),
        ("一年半", (">=", 18)),
        ("不超过5年", ("<=", 60)),
        ("不得超过3年", ("<=", 36)),
        ("不满1年", ("<=", 11)),
        ("6个月以内", ("<=", 6)),
    ],
)
def test_lengths_of_time_are_months(words, figure):
    match = TIME.search(words)
    assert match[0] == words and time_figure(match) == figure


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("年满16周岁", (">=", 16)),
        ("60周岁以上", (">=", 60)),
        ("年满十八周岁", (">=", 18)),
        ("16周岁（含）以上", (">=", 16)),
        ("45周岁以下", ("<=", 45)),
        ("未满16周岁", ("<=", 15)),
    ],
)
def test_ages_are_years(words, figure):
    match = AGE.search(words)
    assert match[0] == words and age_figure(match) == figure


@pytest.mark.parametrize("words", ["2024年", "第3年", "到2020年末"])
def test_years_of_the_calendar_are_no_lengths(words):
    assert TIME.search(words) is None


@given(st.integers(1, 83))  # 83 years are the last that three digits of months hold
def test_chinese_and_arabic_numbers_are_the_same(number):
    assert value_of(numeral_of(number)) == value_of(str(number)) == number
    assert months_of(f"{numeral_of(number)}年") == months_of(f"{number * 12}个月") == 12 * number


@pytest.mark.parametrize("words", ["年", "好久", ""])
def test_what_is_no_length_is_an_error(words):
    with pytest.raises(ValueError):
        months_of(words)
