"""What a conversation keeps for pre-checks."""

import json

from bot.answer.precheck.state import HELD, CheckMemory, PreCheck
from bot.language.facts import Interval, StatedFact


def fact(name, value, subject="asker", assumed=False):
    return StatedFact(name, value, 0, 1, "字", subject, assumed)


def test_it_goes_into_json_and_back():
    memory = CheckMemory(
        {"asker": {"age": Interval(60, None), "disabled": True}, "child": {"school_stage": "junior"}},
        PreCheck("pension", "a#1", "age>=60", "parent", ("disabled",), ("age",), 1, place="包头市", needed=("age",), others=("age",)),
        "150200",
    )
    assert CheckMemory.from_json(json.loads(json.dumps(memory.to_json()))) == memory
    assert CheckMemory.from_json(None) == CheckMemory()


def test_the_newer_fact_goes_before_the_older_and_the_assumed_is_left_out():
    memory = CheckMemory().tell([fact("disabled", True), fact("veteran", True, assumed=True)]).tell([fact("disabled", False)])
    assert memory.of("asker") == {"disabled": False}


def test_the_household_is_everybodys_and_another_person_is_not():
    memory = CheckMemory().tell([fact("income_month", Interval(1, 2), "household"), fact("age", Interval(65, 65), "parent")])
    assert set(memory.of("asker")) == {"income_month"} and set(memory.of("parent")) == {"income_month", "age"}


def test_elsewhere_only_what_holds_everywhere_is_known():
    memory = CheckMemory(region="150200").tell([fact("residence_permit", True), fact("disabled", True)]).moved("320600")
    assert memory.of("asker") == {"disabled": True} and memory.region == "320600"


def test_a_fact_more():
    assert CheckMemory().know("child", "student", True).of("child") == {"student": True}


def test_without_consent_nothing_sensitive_goes_into_json():
    told = {"asker": {"disabled": True, "veteran": True}, "child": {"age": Interval(9, 9)}}
    check = PreCheck("pension", "a#1", "disabled", aims=("disabled", "veteran"), declined=("veteran", "disabled"))
    memory = CheckMemory(told, check, "150200", check, keeps_sensitive=False)
    kept = memory.to_json()
    assert kept["told"] == {"asker": {"veteran": True}} and kept["running"]["aims"] == kept["paused"]["aims"] == ("veteran",)
    assert CheckMemory.from_json(kept, keeps_sensitive=False).keeps_sensitive is False
    assert memory.of("asker") == {"disabled": True, "veteran": True}, "within the turn everything is known"


def test_what_waits_for_consent_stands_apart_and_is_known_only_where_it_waits_or_was_agreed_to():
    told = {"asker": {"disabled": True, "veteran": True}, "child": {"age": Interval(9, 9)}}
    check = PreCheck("pension", "a#1", aims=("disabled", "veteran"))
    memory = CheckMemory(told, check, "150200", keeps_sensitive=False, holds=True)
    kept = json.loads(json.dumps(memory.to_json()))
    assert kept["told"] == {"asker": {"veteran": True}} and kept["running"]["aims"] == ["veteran"]
    assert CheckMemory.from_json(kept, keeps_sensitive=False, holds=True) == memory
    assert CheckMemory.from_json(kept) == CheckMemory(told, check, "150200")
    without = CheckMemory.from_json(kept, keeps_sensitive=False)
    assert without.told == {"asker": {"veteran": True}} and HELD not in without.to_json()
    assert HELD not in CheckMemory({"asker": {"veteran": True}}, keeps_sensitive=False, holds=True).to_json(), "nothing waits"


def test_a_question_that_is_sensitive_is_known_as_such_and_waits_for_the_others():
    asked = CheckMemory(running=PreCheck("pension", "a#1", "disabled"), keeps_sensitive=False)
    assert asked.asks_sensitive() and asked.asks_last("serious_illness") and not asked.asks_last("veteran")
    assert not CheckMemory(running=PreCheck("pension", "a#1", "veteran")).asks_sensitive() and not CheckMemory().asks_sensitive()
    assert not CheckMemory(running=PreCheck("pension", "a#1", "disabled")).asks_last("disabled"), "with consent the order is the usual one"
