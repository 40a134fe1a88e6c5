"""Conditions to tick: the questions of the pre-check, and a verdict that is never yes while anything is open."""

import pytest

from bot.desk.look_up.checklist import Checklists, told
from bot.language.facts import Interval

MET = {"hukou_local": True, "hukou_rural": True, "residence_months": Interval(12, None), "fixed_home": True}


@pytest.fixture(scope="module")
def checklists(shared):
    tools = shared.answering.tools
    return Checklists(tools.phrases, tools.gazetteer)


@pytest.fixture
def checklist(find, checklists):
    def checklist(words="包头低保", **ticks):
        found = find(words, ticks=ticks)
        (answer,) = found.answers
        return checklists.of(answer, answer.clauses[0], found.known.checks.of("asker"))

    return checklist


def test_every_condition_stands_there_with_its_question(checklist):
    rows = checklist().rows
    assert [row.condition.requires for row in rows] == ["我市户籍", "农牧民", "在本市非户籍地居住一年以上", "有固定的住所"]
    assert rows[0].ticks[0].question.startswith("您的户口在包头市吗") and rows[2].ticks[0].question == "您在现在住的地方住满1年了吗？"
    assert {tick.holds for row in rows for tick in row.ticks} == {None}


def test_the_verdict_has_three_values(checklist):
    assert checklist().verdict == "还不能定"
    assert checklist(**MET).verdict == "写的条件都符合"
    assert checklist(**(MET | {"fixed_home": False})).verdict == "不符合"
    assert [row.word for row in checklist(hukou_local=True, fixed_home=False).rows] == ["符合", "未定", "未定", "不符合"]


@pytest.mark.parametrize("missing", MET)
def test_it_is_never_yes_while_one_is_open(checklist, missing):
    found = checklist(**{name: value for name, value in MET.items() if name != missing})
    assert found.eligibility == "unknown" and "3 项符合" in found.sentence and "1 项没有定" in found.sentence


def test_what_the_words_told_is_ticked_already(checklist):
    rows = checklist("我包头农村户口，在包头住了三年，低保能办吗").rows
    assert rows[2].ticks[0].holds is True and rows[2].met is True


@pytest.mark.parametrize(
    ("name", "yes", "expected"),
    [
        ("disabled", True, ("disabled", True)),
        ("!student", True, ("student", True)),
        ("residence_months>=12", True, ("residence_months", Interval(12, None))),
        ("residence_months>=12", False, ("residence_months", Interval(0, 11))),
        ("age<=60", True, ("age", Interval(61, None))),
        ("age<=60", False, ("age", Interval(0, 60))),
    ],
)
def test_what_a_yes_or_no_tells(name, yes, expected):
    assert told(name, yes, {}) == expected


def test_two_figures_of_one_variable_are_held_together_unless_they_exclude_each_other():
    assert told("age<=60", False, {"age": Interval(50, None)}) == ("age", Interval(50, 60))
    assert told("age>=60", True, {"age": Interval(0, 50)}) == ("age", Interval(60, None))
