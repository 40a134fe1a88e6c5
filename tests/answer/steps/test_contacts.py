"""Step `contacts` of an answer."""

from bot.answer.steps.contacts import name_contacts
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place, name_contacts]


def test_the_hotline_is_named_with_the_body_that_usually_does_the_work(run):
    (contact,) = run(STEPS, "funeral_benefit", "150200").contacts
    assert contact.number == "12345" and "包头市民政局" in contact.why


def test_where_the_work_has_no_usual_body_the_hotline_stands_alone(run):
    (contact,) = run(STEPS, "complaint_channel", "150200").contacts
    assert contact.number == "12345" and "负责" not in contact.why


def test_other_matters_get_the_hotline_too(run):
    (contact,) = run(STEPS, None, matter="out_of_scope").contacts
    assert contact.number == "12345"


def test_a_question_back_names_nobody(run):
    assert run(STEPS, "pension").contacts == []
