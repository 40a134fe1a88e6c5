"""Dates as notices write them."""

from datetime import date

import pytest

from bot.importer.dates import DATE, after, read_date


@pytest.mark.parametrize(("words", "day"), [
    ("2024年5月23日", date(2024, 5, 23)), ("2024 年 5 月 23 日", date(2024, 5, 23)), ("自2016年5月1 日起", date(2016, 5, 1)),
    ("二〇二四年五月二十三日", date(2024, 5, 23)), ("一九九九年十月十日", date(1999, 10, 10)), ("二○二○年十二月三十一日", date(2020, 12,
     31)),
    ("2024-05-23", date(2024, 5, 23)), ("2024/5/3 10:22", date(2024, 5, 3)), ("0571-1234-5678", None),
    ("2024年2月30日", None), ("2024年5月", None), ("", None), ("二〇二四年五月三十二日", None),
])  # fmt: skip
def test_a_date_is_read_or_there_is_none(words, day):
    assert read_date(words) == day


def test_a_date_alone():
    assert DATE.fullmatch("二〇二四年五月二十三日")
    assert not DATE.fullmatch("2020年末")


@pytest.mark.parametrize(("day", "years", "months", "later"), [
    (date(2024, 3, 4), 5, 0, date(2029, 3, 4)), (date(2024, 2, 29), 1, 0, date(2025, 2, 28)), (date(2023, 12, 31), 0, 2, date(2024, 2, 29)),
    (date(2024, 1, 15), 0, 12, date(2025, 1, 15)), (date(9999, 1, 1), 1, 0, None),
])  # fmt: skip
def test_years_and_months_later(day, years, months, later):
    assert after(day, years=years, months=months) == later
