"""Which version of a document counts on which day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.lifecycle import Period, Version, revision_id, split_reference, state_on, timeline

OLD, NEW = date(2019, 5, 1), date(2024, 12, 31)


def test_a_version_counts_until_the_next_begins():
    days = timeline([Version(2, NEW, None), Version(1, OLD, None)])
    assert days == {1: Period(OLD, NEW, "superseded"), 2: Period(NEW, None, None)}
    assert days[1].holds(date(2024, 12, 30)) and not days[1].holds(NEW) and days[2].holds(NEW)


def test_a_version_imported_later_may_be_the_earlier_one():
    assert timeline([Version(1, NEW, None), Version(2, OLD, None)]) == {2: Period(OLD, NEW, "superseded"), 1: Period(NEW, None, None)}


def test_a_correction_that_begins_on_the_same_day_counts_alone():
    days = timeline([Version(1, OLD, None), Version(2, OLD, None)])
    assert days[1] == Period(OLD, OLD, "superseded") and not days[1].holds(OLD) and days[2].holds(OLD)


@pytest.mark.parametrize(("expires", "stops_on", "because", "ends"), [
    (date(2022, 1, 1), None, "superseded", (date(2022, 1, 1), "expired")),
    (None, date(2021, 7, 1), "superseded", (date(2021, 7, 1), "superseded")),
    (None, date(2021, 7, 1), "withdrawn", (date(2021, 7, 1), "withdrawn")),
    (date(2020, 1, 1), date(2021, 7, 1), "superseded", (date(2020, 1, 1), "expired")),
    (date(2023, 1, 1), date(2021, 7, 1), "superseded", (date(2021, 7, 1), "superseded")),
    (date(2030, 1, 1), None, "superseded", (NEW, "superseded")),
])  # fmt: skip
def test_what_comes_first_ends_a_version(expires, stops_on, because, ends):
    days = timeline([Version(1, OLD, expires), Version(2, NEW, None)], stops_on, because)
    assert (days[1].ends, days[1].because) == ends


def test_a_version_of_unknown_age_counts_since_ever():
    days = timeline([Version(1, None, None), Version(2, NEW, None)])
    assert days[1].holds(date(1900, 1, 1)) and not days[1].holds(NEW)


DAYS = st.one_of(st.none(), st.integers(0, 40).map(lambda n: date(2020, 1, 1) + timedelta(n)))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=6), DAYS, st.integers(-5, 60))
def test_no_two_versions_count_on_one_day(versions, stops_on, offset):
    days = timeline([Version(n, begins, expires) for n, (begins, expires) in enumerate(versions, start=1)], stops_on)
    day = date(2020, 1, 1) + timedelta(offset)
    counting = [n for n, period in days.items() if period.holds(day)]
    assert len(counting) <= 1 and set(days) == set(range(1, len(versions) + 1))
    begun = [begins or date.min for begins, _ in versions if (begins or date.min) <= day]
    if counting:
        assert (versions[counting[0] - 1][0] or date.min) == max(begun)


@pytest.mark.parametrize(("stored", "period", "day", "state"), [
    ("draft", None, NEW, "draft"),
    ("reviewed", None, NEW, "reviewed"),
    ("withdrawn", None, NEW, "withdrawn"),
    ("published", Period(OLD, None, None), NEW, "published"),
    ("published", Period(NEW, None, None), OLD, "published"),
    ("published", Period(OLD, NEW, "superseded"), date(2024, 12, 30), "published"),
    ("published", Period(OLD, NEW, "superseded"), NEW, "superseded"),
    ("published", Period(OLD, NEW, "expired"), NEW, "expired"),
    ("published", Period(OLD, NEW, "withdrawn"), NEW, "withdrawn"),
])  # fmt: skip
def test_a_state_follows_from_the_day(stored, period, day, state):
    assert state_on(stored, period, day) == state


def test_a_version_is_named_by_document_and_number():
    assert revision_id("baotou-2024-47", 2) == "baotou-2024-47@2"
    assert split_reference("baotou-2024-47@2") == ("baotou-2024-47", 2)
    assert split_reference("baotou-2024-47") == ("baotou-2024-47", None)
    assert split_reference("@2") == ("", 2) and split_reference("a@b") == ("a@b", None)
