"""Times since when."""

from datetime import date

import pytest

from bot.language.facts.dates import dates_in, months_between, year_of
from bot.language.facts.interval import Interval


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("零八年", date(2008, 1, 1), date(2008, 12, 31)),
        ("75年", date(1975, 1, 1), date(1975, 12, 31)),
        ("二零一九年9月", date(2019, 9, 1), date(2019, 9, 30)),
        ("2020年10月15号", date(2020, 10, 15), date(2020, 10, 15)),
        ("去年三月", date(2025, 3, 1), date(2025, 3, 31)),
        ("前年年底", date(2024, 10, 1), date(2024, 12, 31)),
        ("今年", date(2026, 1, 1), date(2026, 11, 22)),
        ("上个月", date(2026, 10, 1), date(2026, 10, 31)),
        ("过完年", date(2026, 2, 1), date(2026, 3, 31)),
        ("三月份", date(2026, 3, 1), date(2026, 3, 31)),
        ("十二月份", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_time_has_a_first_and_a_last_day(words, first, last, today):
    (found,) = dates_in(f"{words}来的", today)
    assert (found.first, found.last) == (first, last)


def test_no_time_lies_after_the_day_of_the_message(today):
    assert dates_in("2027年", today) == []


def test_seven_or_eight_years_are_no_year(today):
    assert dates_in("来了七八年", today) == []
    assert len(dates_in("七八年的", today)) == 1


def test_months_and_years_since_then_are_complete_ones(today):
    (since,) = dates_in("2019年11月", today)
    assert since.months(today) == Interval(83, 84)
    assert since.years(today) == Interval(6, 7)


def test_a_month_is_complete_on_its_day():
    assert months_between(date(2026, 1, 22), date(2026, 2, 21)) == 0
    assert months_between(date(2026, 1, 22), date(2026, 2, 22)) == 1


def test_two_figures_mean_the_latest_year_that_has_begun(today):
    assert [year_of(words, today) for words in ("08", "零八", "75", "26", "27")] == [2008, 2008, 1975, 2026, 1927]
