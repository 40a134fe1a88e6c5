"""What a pre-check has found."""

from bot.answer.precheck.verdicts import find, marks
from bot.policy.condition import Condition


def condition(name, any_of=None):
    return Condition("status", name, "原文", "in", (name,), any_of)


ONE, OTHER, ALONE = condition("disabled", "甲"), condition("veteran", "甲"), condition("orphan")


def test_of_alternatives_those_that_count_are_listed():
    assert find((ONE, OTHER, ALONE), {"disabled": True, "veteran": False}).met == (ONE,)
    open_one = find((ONE, OTHER, ALONE), {"disabled": False, "orphan": True})
    assert (open_one.met, open_one.not_met, open_one.open) == ((ALONE,), (), (OTHER,))
    assert find((ONE, OTHER), {"disabled": False, "veteran": False}).not_met == (ONE, OTHER)


def test_each_condition_is_marked_by_itself():
    assert list(marks((ONE, OTHER, ALONE), {"disabled": True, "veteran": False})) == [True, False, None]


def test_the_whole_follows():
    assert find((ONE, OTHER), {"veteran": True}).eligibility == "conditions_met"
    assert find((ONE, ALONE), {"orphan": False}).eligibility == "not_met"
    assert find((ONE, ALONE), {"orphan": True}).eligibility == "unknown"
