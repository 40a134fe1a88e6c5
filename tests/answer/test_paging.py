"""The rest of a long answer."""

from bot.answer.paging import has_clauses, next_page, question_of, same_matter
from bot.answer.showing import SHOWN


def test_the_clauses_come_page_by_page_until_all_are_shown(tools, ask):
    answer, shown, seen = ask(tools, "hukou_registration", "320600"), "", []
    while page := next_page(answer, shown, tools.phrases):
        clauses = (*page.clauses, *page.basis)
        assert 0 < len(clauses) <= SHOWN and not page.contacts and page.notice is None
        seen += [clause.id for clause in clauses]
        shown += "".join(f"「{clause.quote}」" for clause in clauses)
    assert seen == [clause.id for clause in (*answer.clauses, *answer.basis)]


def test_how_many_are_left_is_said_but_on_the_last_page(tools, ask):
    answer = ask(tools, "hukou_registration", "320600")
    assert next_page(answer, "", tools.phrases).caveats
    shown = "".join(f"「{clause.quote}」" for clause in (*answer.clauses, *answer.basis)[:-1])
    assert next_page(answer, shown, tools.phrases).caveats == ()


def test_the_question_of_an_answer_is_asked_again_for_its_day_and_place(tools, ask):
    given = ask(tools, "land_rights", "320600").to_dict()
    question = question_of(given)
    assert (question.topic, question.hukou, question.as_of.isoformat()) == ("land_rights", "320600", given["as_of"])
    assert has_clauses(given) and not has_clauses(ask(tools, "land_rights").to_dict())


def test_the_same_matter_is_the_same_topic_and_place(tools, ask):
    one, other, elsewhere = (
        ask(tools, topic, place).to_dict() for topic, place in (("pension", "320600"), ("pension", "150200"), ("pension", None))
    )
    assert same_matter(one, one) and not same_matter(one, other) and not same_matter(one, elsewhere)
