"""Questions are answered by the steps, with the tools that were opened."""

from datetime import date

from bot.answer.question import Question


def test_a_question_is_answered_at_the_place_asked_for(answering):
    answer = answering.answer(Question("policy", "public_rental_housing", living="150200", as_of=date(2026, 11, 22)))
    assert (answer.outcome, answer.region.code) == ("answered", "150200") and answer.clauses[0].document.id == "baotou-2024-47"


def test_its_text_quotes_the_clause(answering):
    answer = answering.answer(Question("policy", "public_rental_housing", living="150200", as_of=date(2026, 11, 22)))
    assert answer.clauses[0].quote in answering.renderer.render(answer)
