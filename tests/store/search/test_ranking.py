"""One list from several."""

from hypothesis import given
from hypothesis import strategies as st

from bot.store.search.ranking import ON_TOPIC, fuse, in_order, nearness


def test_what_both_lists_hold_comes_before_what_one_holds():
    assert in_order(fuse([([1, 2, 3], 1.0), ([3, 4], 1.0)]))[0] == 3


def test_a_list_of_no_weight_changes_no_order():
    assert in_order(fuse([([3, 1, 2], 1.0), ([2, 1, 3], 0.0)])) == [3, 1, 2]


@given(st.lists(st.integers(0, 50), unique=True), st.lists(st.integers(0, 50), unique=True))
def test_nothing_is_lost_and_nothing_is_added(first, second):
    assert set(fuse([(first, 1.0), (second, 0.5)])) == set(first) | set(second)


@given(st.lists(st.integers(0, 50), unique=True))
def test_one_list_alone_keeps_its_order(entries):
    assert in_order(fuse([(entries, 1.0)])) == entries


def test_equals_stand_in_the_order_of_the_index():
    assert in_order({2: 1.0, 1: 1.0, 3: 2.0}) == [3, 1, 2]


def test_a_step_outward_costs_less_than_serving_the_topic_gains():
    assert nearness(0) == 0 < nearness(1) < nearness(2) < ON_TOPIC
