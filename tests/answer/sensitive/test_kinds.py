"""Which facts are sensitive."""

import pytest

from bot.answer.sensitive.kinds import OF_CHILDREN, SAID_OF_CHILDREN, TELLING, kind_of, may_be_sensitive
from bot.language.facts import Interval
from bot.policy.variables import VARIABLES


def test_every_variable_that_is_named_exists():
    assert {*TELLING, *OF_CHILDREN, *SAID_OF_CHILDREN} <= set(VARIABLES)


@pytest.mark.parametrize(
    ("name", "value", "subject", "kind"),
    [
        ("disabled", True, "asker", "health"),
        ("disabled", False, "asker", None),
        ("disability_grade", Interval(2, 2), "parent", "health"),
        ("able_to_work", False, "asker", "health"),
        ("able_to_work", True, "asker", None),
        ("pregnant", True, "spouse", "health"),
        ("disabled", True, "child", "health"),
        ("left_behind", True, "child", "child"),
        ("age", Interval(13, 13), "child", "child"),
        ("age", Interval(14, 14), "child", None),
        ("age", Interval(10, None), "child", "child"),
        ("age", Interval(10, None), "asker", None),
        ("age", Interval(12, 12), "sibling", "child"),
        ("school_stage", "primary", "child", "child"),
        ("school_stage", "college", "child", None),
        ("school_stage", "primary", "parent", None),
        ("school_grade", Interval(9, 9), "child", "child"),
        ("school_grade", Interval(10, 10), "child", None),
        ("student", True, "asker", None),
        ("registered_poor", True, "asker", None),
        ("residence_months", Interval(36, 36), "asker", None),
    ],
)
def test_what_tells_of_health_or_of_a_child_is_sensitive(name, value, subject, kind):
    assert kind_of(name, value, subject) == kind


def test_a_question_is_sensitive_where_one_of_its_answers_is():
    assert may_be_sensitive("disabled", "asker") and may_be_sensitive("age", "child")
    assert not may_be_sensitive("age", "asker") and not may_be_sensitive("residence_permit", "child")
