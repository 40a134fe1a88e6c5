"""The wording of the questions."""

import re

import pytest

from bot.answer.phrases import Phrases
from bot.answer.precheck.questions import Questions
from bot.answer.precheck.requirement import Literal, variables_of
from bot.policy.variables import VARIABLES


@pytest.fixture(scope="module")
def questions():
    return Questions.open(Phrases.open())


def test_every_variable_that_a_clause_rests_on_has_its_question(questions, all_conditions):
    needed = {name for conditions in all_conditions for one in conditions for name in variables_of(one)}
    assert needed and not {name for name in needed if name not in questions}


def test_every_question_is_one_short_question_about_a_variable(questions):
    for name in VARIABLES:
        if name in questions:
            literal = Literal.parse(name if VARIABLES[name].unit == "yes_no" else f"{name}>=12")
            text = questions.ask(literal, "asker", "包头市")
            assert "？" in text and len(text) <= 45 and "{" not in text
            choices = questions.choices(literal, "包头市")
            assert len(set(choices)) == 4 and choices[2:] == ("不知道", "不问了")


def test_a_figure_is_told_in_its_unit(questions):
    ask = lambda written: questions.ask(Literal.parse(written), "asker", "")  # noqa: E731
    assert ask("residence_months>=12") == "您在现在住的地方住满1年了吗？"
    assert ask("residence_months>=6") == "您在现在住的地方住满6个月了吗？"
    assert ask("age>=60") == "您满60周岁了吗？"
    assert ask("age<=45") == "您满46周岁了吗？"


def test_whom_it_is_about_is_named(questions):
    assert questions.ask(Literal.parse("age>=60"), "parent", "") == "您父母满60周岁了吗？"


def test_a_question_is_known_again_whatever_place_and_figure_it_names(questions):
    for name in VARIABLES:
        if name in questions:
            literal = Literal.parse(name if VARIABLES[name].unit == "yes_no" else f"{name}>=12")
            assert re.fullmatch(questions.pattern(name), questions.ask(literal, "child", "包头市"))
    assert not re.search(questions.pattern("age", "您孩子"), questions.ask(Literal.parse("age>=60"), "asker", ""))
