"""What a clause asks of a person."""

from dataclasses import FrozenInstanceError

import pytest

from bot.policy.condition import FIELDS, OPERATORS, Condition


def test_a_condition_in_words_claims_no_figures():
    condition = Condition("hukou", "本市户籍", "具有本市户籍的")
    assert (condition.op, condition.value, condition.any_of) == (None, None, None)


def test_a_condition_in_figures_keeps_them():
    condition = Condition("residence_months", "居住半年以上", "居住半年以上", ">=", 6)
    assert (condition.op, condition.value) == (">=", 6)


def test_equal_conditions_are_one():
    assert len({Condition("papers", "居住证", "居住证持有人"), Condition("papers", "居住证", "居住证持有人")}) == 1


def test_a_condition_cannot_be_loosened():
    with pytest.raises(FrozenInstanceError):
        Condition("age", "年满60周岁", "年满60周岁", ">=", 60).value = 50  # type: ignore[misc]


def test_the_fields_are_those_that_the_notices_need():
    assert set(FIELDS) == {
        "hukou", "residence_months", "age", "status", "employment", "insurance", "housing", "schooling", "papers", "family", "income",
    }  # fmt: skip
    assert set(OPERATORS) == {">=", "<=", "==", "in", "not_in", "all"}
