"""A condition as a formula."""

import pytest

from bot.answer.precheck.requirement import JUDGED_THERE, Literal, beside, formula_of, items_of, variables_of
from bot.policy.condition import Condition


def condition(op=None, value=None, field="status", any_of=None):
    return Condition(field, "要求", "原文", op, value, any_of)


@pytest.mark.parametrize("written", ["residence_permit", "!student", "age>=60", "same_employer_months>=12", "window"])
def test_a_literal_is_written_as_it_was_read(written):
    assert str(Literal.parse(written)) == written


@pytest.mark.parametrize("written", ["在校学生", "nothing_known", "age", "!age>=60", "residence_permit>=1", "age>=", "", "age>=sixty"])
def test_what_is_not_understood_is_for_the_window(written):
    assert Literal.parse(written).name == "window"


def test_one_of_none_of_and_all_of():
    assert [len(part) for part in formula_of(condition("in", ("disabled", "orphan")))] == [2]
    assert [[str(one) for one in part] for part in formula_of(condition("not_in", ("student", "retired")))] == [["!student"], ["!retired"]]
    assert [len(part) for part in formula_of(condition("all", ("disabled|orphan", "rural_origin")))] == [2, 1]


def test_a_figure_is_compared_with_the_variable_of_its_field():
    assert str(formula_of(condition(">=", 6, "residence_months"))[0][0]) == "residence_months>=6"
    assert str(formula_of(condition(">=", 60, "age"))[0][0]) == "age>=60"


@pytest.mark.parametrize(
    "given", [condition(), condition("in", ()), condition(">=", 6, "papers"), condition("==", "是"), condition("in", "x")]
)
def test_a_condition_in_words_only_is_for_the_window(given):
    assert formula_of(given) == JUDGED_THERE and variables_of(given) == ()


def test_alternatives_stand_together_where_the_first_of_them_stands():
    first, alone, second = condition(any_of="甲"), condition("in", ("disabled",)), condition("in", ("orphan",), any_of="甲")
    assert items_of((first, alone, second)) == [(first, second), (alone,)]


def test_what_would_do_beside_what_is_asked():
    poor = condition("all", ("registered_poor|subsistence_allowance|window", "rural_origin"))
    assert beside((poor,), Literal.parse("subsistence_allowance")) == ("subsistence_allowance", "registered_poor")
    assert beside((poor,), Literal.parse("rural_origin")) == ("rural_origin",)
