"""What narrows a search."""

from dataclasses import replace
from datetime import date

import pytest

from bot.policy.document import STATUSES
from bot.store.search.clause import Filters, IndexedClause, in_time

CLAUSE = IndexedClause(
    key="a#1",
    document_id="a",
    clause_id="a#1",
    text="可在居住地申请最低生活保障。",
    headings=(),
    title="方案",
    number=None,
    region_code="150200",
    topics=("subsistence_allowance",),
    valid_from=date(2024, 5, 23),
    valid_to=date(2029, 5, 23),
    status="in_force",
)


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        (Filters(), True),
        (Filters(regions=("150200", "150000", "000000")), True),
        (Filters(regions=("150100",)), False),
        (Filters(regions=()), False),
        (Filters(topic="subsistence_allowance"), True),
        (Filters(topic="pension"), False),
        (Filters(as_of=date(2024, 5, 22)), False),
        (Filters(as_of=date(2024, 5, 23)), True),
        (Filters(as_of=date(2029, 5, 23)), False),
        (Filters(statuses=("expired",)), False),
        (Filters(statuses=()), True),
    ],
)
def test_a_clause_passes_only_what_it_fulfils(filters, passes):
    assert filters.passes(CLAUSE) is passes


@pytest.mark.parametrize("status", STATUSES)
def test_by_default_only_what_may_be_answered_passes(status):
    assert Filters().passes(replace(CLAUSE, status=status)) is (status in ("in_force", "unverified"))


def test_no_place_at_all_is_not_the_same_as_no_place_asked_for():
    assert Filters(regions=()).nothing_fits() and not Filters().nothing_fits()


def test_an_open_end_never_comes():
    assert in_time(None, None, date(1949, 10, 1)) and in_time(date(2024, 1, 1), None, date(2999, 1, 1))
