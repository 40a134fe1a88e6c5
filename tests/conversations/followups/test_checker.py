"""The checker finds what comes from nowhere."""

from dataclasses import replace

import pytest

from tests.conversations.checker import check


@pytest.fixture
def answer(conversation):
    return conversation.say("包头低保咋申请", "ask_subsistence_allowance")[0]


def test_words_that_stand_in_no_source_and_no_template_are_found(answering, answer):
    text = answering.renderer.render(answer)
    check(text, answer, answering.tools)
    with pytest.raises(AssertionError, match="包您能办下来"):
        check(text + "\n放心，包您能办下来。", answer, answering.tools)


def test_a_quote_that_is_not_the_clause_is_found(answering, answer):
    text = answering.renderer.render(answer).replace("居住一年以上", "居住半年以上")
    with pytest.raises(AssertionError, match="居住半年以上"):
        check(text, answer, answering.tools)


def test_a_clause_that_is_not_the_source_is_found(answering, answer):
    forged = replace(answer, clauses=(replace(answer.clauses[0], text="凡来本市的人员均可申请。"),))
    with pytest.raises(AssertionError):
        check("", forged, answering.tools)
