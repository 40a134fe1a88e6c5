"""What a message says to a pre-check."""

from datetime import date

from bot.answer.precheck.hearing import hear_reply, opening, subject_of
from bot.answer.precheck.state import CheckMemory, PreCheck
from bot.answer.reading import Reading
from bot.language.facts import Interval, read_facts
from bot.language.intents import RankedIntent

TODAY = date(2026, 11, 22)
RUNNING = PreCheck("subsistence_allowance", "a#1", "registered_poor", others=("registered_poor", "destitute"), needed=("registered_poor",))


def hear(text, running=RUNNING, intent="unclear"):
    reading = Reading(text, (RankedIntent(intent, 0.9),))
    return hear_reply(reading, CheckMemory(running=running), read_facts(text, TODAY), (), TODAY)


def begin(text):
    return opening("pension", read_facts(text, TODAY))


def test_a_check_is_about_who_is_named_alone():
    assert begin("我妈65了，够条件不").person == "parent"
    assert begin("我65了，我妈60了够条件不").person == "asker"
    assert begin("我够不够条件").person == "asker"


def test_what_a_message_only_supposes_is_what_it_aims_at():
    assert "flexible_employment" in begin("灵活就业能交吗").aims


def test_the_matter_is_the_one_named_then_the_last_then_the_likeliest():
    ranked = (RankedIntent("check_eligibility", 0.6), RankedIntent("ask_pension", 0.2), RankedIntent("ask_public_rental_housing", 0.1))
    assert subject_of(Reading("公租房我够不够", ranked), "work_injury") == "public_rental_housing"
    assert subject_of(Reading("我够不够", ranked), "work_injury") == "work_injury"
    assert subject_of(Reading("我够不够", ranked), None) == "pension"
    assert subject_of(Reading("我够不够", ranked[:1]), None) is None


def test_a_yes_is_known_and_not_asked_again():
    memory = hear("是的")
    assert memory.of("asker") == {"registered_poor": True} and memory.running.declined == ("registered_poor",)


def test_not_known_is_not_asked_again_and_known_nowhere():
    memory = hear("不知道")
    assert memory.of("asker") == {} and memory.running.declined == ("registered_poor",) and not memory.running.left


def test_none_of_them_is_a_no_to_all():
    assert hear("都不是").of("asker") == {"registered_poor": False, "destitute": False}


def test_it_is_left():
    assert hear("不问了").running.left


def test_a_reply_about_a_parent_is_the_parents():
    memory = hear("65", PreCheck("pension", "a#1", "age>=60", person="parent"))
    assert memory.of("parent")["age"] == Interval(65, 65) and not memory.told.get("asker")


def test_no_reply():
    assert hear("公租房怎么办", intent="ask_public_rental_housing") is None
