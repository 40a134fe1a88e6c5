"""What is asked."""

from datetime import date

from bot.answer.question import Question


def test_a_question_is_about_today_unless_it_says_otherwise():
    assert Question("unclear").as_of == date.today()
