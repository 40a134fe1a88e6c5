"""Step `contacts` of an answer."""

from bot.answer.bodies import LocalBodies
from bot.answer.steps.contacts import name_contacts
from bot.answer.steps.known_bodies import find_bodies
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place
from bot.policy.body import Body

STEPS = [decide_matter, decide_place, name_contacts]


def test_the_hotline_is_named_with_the_body_that_usually_does_the_work(run):
    (contact,) = run(STEPS, "funeral_benefit", "150200").contacts
    assert contact.number == "12345" and "包头市民政局" in contact.why


def test_the_usual_body_is_marked_as_inferred_and_a_known_one_is_not(run):
    (contact,) = run(STEPS, "funeral_benefit", "320600").contacts
    assert (contact.body.name, contact.body.inferred) == ("南通市民政局", True) and "一般" in contact.why
    (contact,) = run([*STEPS[:2], find_bodies, name_contacts], "funeral_benefit", "150200").contacts
    assert (contact.body.name, contact.body.inferred) == ("包头市民政局", False) and "一般" not in contact.why


def test_a_body_whose_number_is_known_is_named_first_with_address_and_hours(run, tools):
    def know(work, tools):
        entry = Body("150200", "包头市民政局", "本局提供", (), ("civil_affairs",), (), "0472-1234567", "某路1号", "工作日")
        work.bodies = LocalBodies([entry], tools.departments, tools.gazetteer)

    own, hotline = run([*STEPS[:2], know, name_contacts], "funeral_benefit", "150200").contacts
    assert (own.name, own.number, hotline.number) == ("包头市民政局", "0472-1234567", "12345")
    assert "惠民殡葬" in own.why and "某路1号" in own.why and "工作日" in own.why


def test_where_the_work_has_no_usual_body_the_hotline_stands_alone(run):
    (contact,) = run(STEPS, "complaint_channel", "150200").contacts
    assert contact.number == "12345" and "负责" not in contact.why


def test_other_matters_get_the_hotline_too(run):
    (contact,) = run(STEPS, None, matter="out_of_scope").contacts
    assert contact.number == "12345"


def test_a_question_back_names_nobody(run):
    assert run(STEPS, "pension").contacts == []


def test_the_numbers_of_the_nation_come_after_12345_but_not_with_a_part_of_the_answer(tools, ask):
    assert [one.number for one in ask(tools, "wage_arrears", "320600").contacts] == ["12345", "12333", "12348", "12351"]
    assert [one.number for one in ask(tools, "wage_arrears", "320600", focus="materials").contacts] == ["12345"]
