"""Questions are answered by the steps, with the tools that were opened; the same question is answered from what was said before."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer import answering as module
from bot.answer.question import Question
from bot.errors import StoreError

HOUSING = Question("policy", "public_rental_housing", living="150200", as_of=date(2026, 11, 22))


def test_a_question_is_answered_at_the_place_asked_for(answering):
    answer = answering.answer(HOUSING)
    assert (answer.outcome, answer.region.code) == ("answered", "150200") and answer.clauses[0].document.id == "baotou-2024-47"


def test_its_text_quotes_the_clause(answering):
    answer = answering.answer(HOUSING)
    assert answer.clauses[0].quote in answering.renderer.render(answer)


@pytest.fixture
def answers(answering):
    """The same tools, with nothing said yet."""
    return replace(answering)


@pytest.fixture
def worked_out(monkeypatch):
    """Questions that went through the steps."""
    asked, steps = [], module.answer

    def answer(question, tools):
        asked.append(question)
        return steps(question, tools)

    monkeypatch.setattr(module, "answer", answer)
    return asked


def test_the_same_question_gets_the_same_answer_with_an_id_of_its_own(answers, worked_out):
    first, second = answers.answer(HOUSING), answers.answer(HOUSING)
    assert worked_out == [HOUSING]
    assert first.id != second.id and replace(second, id=first.id) == first


def test_another_day_place_or_focus_is_another_question(answers, worked_out):
    questions = [HOUSING, replace(HOUSING, as_of=date(2026, 11, 23)), replace(HOUSING, living="320600"), replace(HOUSING, focus="bureau")]
    found = [answers.answer(question) for question in questions * 2]
    assert worked_out == questions
    assert found[2].region.code == found[6].region.code == "320600"


def test_nothing_is_given_again_that_the_store_may_know_differently(answers, worked_out, monkeypatch):
    marks = iter([(("changed", "a"),), (("changed", "a"),), (("changed", "b"),)])
    monkeypatch.setattr(type(answers.tools.repository), "marks", lambda self: next(marks))
    for _ in range(3):
        answers.answer(HOUSING)
    assert len(worked_out) == 2


def test_a_store_that_is_down_gives_nothing_again(answers, monkeypatch):
    answers.answer(HOUSING)

    def down(self):
        raise StoreError("政策库打不开")

    monkeypatch.setattr(type(answers.tools.repository), "marks", down)
    with pytest.raises(StoreError):
        answers.answer(HOUSING)
