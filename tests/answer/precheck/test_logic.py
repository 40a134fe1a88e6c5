"""Three values: what is not known is never taken for yes, and what becomes known never turns round."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.precheck.logic import all_of, any_of, eligibility, holds, met
from bot.answer.precheck.requirement import Literal, items_of
from bot.language.facts import Interval
from bot.policy.condition import Condition

VALUES = (True, False, None)
NAMES = ("disabled", "orphan", "veteran", "student", "employed")
LITERALS = st.sampled_from([*NAMES, *(f"!{name}" for name in NAMES), "age>=60", "age<=45", "window"])
CONDITIONS = st.builds(
    lambda parts, group: Condition("status", "要求", "原文", "all", tuple("|".join(part) for part in parts), group),
    st.lists(st.lists(LITERALS, min_size=1, max_size=3), min_size=1, max_size=3),
    st.sampled_from([None, None, "甲", "乙"]),
)
CLAUSES = st.lists(CONDITIONS, min_size=1, max_size=4).map(tuple)
FACTS = st.fixed_dictionaries({}, optional={
    **{name: st.booleans() for name in NAMES},
    "age": st.builds(lambda low, more: Interval(low,
    None if more is None else low + more), st.integers(0, 90), st.none() | st.integers(0, 30)),
})  # fmt: skip


@pytest.mark.parametrize(("first", "second"), itertools.product(VALUES, VALUES))
def test_and_and_or_are_two_sides_of_one_thing(first, second):
    turned = [None if one is None else not one for one in (first, second)]
    joined = all_of([first, second])
    assert any_of(turned) == (None if joined is None else not joined)
    assert (all_of([first, second]) is True) == (first is True and second is True)


@pytest.mark.parametrize(("written", "low", "high", "found"), [
    ("age>=60", 60, 60, True), ("age>=60", 59, 59, False), ("age>=60", 55, 65, None), ("age>=60", 61, None, True), ("age>=60", 40, None,
    None),
    ("age<=45", 45, 45, True), ("age<=45", 46, 50, False), ("age<=45", 40, 50, None), ("age<=45", 30, None, None),
    ("age==16", 16, 16, True),
    ("age==16", 17, 18, False), ("age==16", 15, 17, None),
])  # fmt: skip
def test_an_interval_decides_only_where_all_of_it_lies_on_one_side(written, low, high, found):
    assert holds(Literal.parse(written), {"age": Interval(low, high)}) is found


def test_what_is_not_told_is_open():
    assert holds(Literal.parse("disabled"), {}) is None
    assert holds(Literal.parse("!disabled"), {}) is None
    assert holds(Literal.parse("window"), {"window": True}) is None


def test_a_clause_without_conditions_says_nothing_of_a_person():
    assert eligibility((), {"disabled": True}) == "unknown"


@given(CLAUSES, FACTS)
@settings(max_examples=300, deadline=None)
def test_never_met_while_something_needed_is_open_or_out(conditions, facts):
    if eligibility(conditions, facts) == "conditions_met":
        assert all(any(met(one, facts) is True for one in item) for item in items_of(conditions))


@given(CLAUSES, FACTS, FACTS)
@settings(max_examples=300, deadline=None)
def test_what_is_decided_stays_decided_when_more_is_told(conditions, facts, more):
    before = eligibility(conditions, facts)
    after = eligibility(conditions, {**more, **facts})
    assert before in ("unknown", after)


@given(CLAUSES, FACTS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_facts_are_told_and_conditions_stand_does_not_matter(conditions, facts, chance):
    told, turned = list(facts.items()), list(conditions)
    chance.shuffle(told)
    chance.shuffle(turned)
    assert eligibility(tuple(turned), dict(told)) == eligibility(conditions, facts)
