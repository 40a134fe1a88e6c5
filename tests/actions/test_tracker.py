"""What the tracker says, in the words of the answer."""

from pathlib import Path

import yaml
from rasa_sdk import Tracker

from actions.tracker import known_of, memory_of, reading_of, slots_of, words_of
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory, PreCheck
from bot.language.facts import Interval
from bot.regions import PlaceMention
from bot.regions.entities import to_entity


def tracker(message, **slots):
    return Tracker("u", slots, message, [], False, None, {}, "action_listen")


def test_text_and_ranking_are_taken_over_in_order():
    ranking = [{"name": "ask_pension", "confidence": 0.7}, {"name": "bye", "confidence": 0.2}]
    reading = reading_of(tracker({"text": "养老金", "intent": ranking[0], "intent_ranking": ranking}))
    assert reading.text == "养老金"
    assert [(one.name, one.confidence) for one in reading.intents] == [("ask_pension", 0.7), ("bye", 0.2)]


def test_a_message_that_nothing_was_understood_of_is_unclear():
    assert reading_of(tracker({"text": None, "intent": {}})).intents[0].name == "unclear"


def test_further_topics_are_taken_over():
    reading = reading_of(tracker({"text": "养老金", "intent": {}, "also": ["ask_work_injury"]}))
    assert reading.also == ("ask_work_injury",)


def test_places_found_by_the_components_are_taken_over():
    mention = PlaceMention(2, 4, "包头", ("150200",), "living", 4)
    foreign = {"entity": "place", "value": "包头", "start": 0, "end": 2}
    reading = reading_of(tracker({"text": "我在包头打工", "intent": {}, "also": [], "entities": [foreign, to_entity(mention)]}))
    assert reading.places == (mention,)


def test_a_pipeline_that_knows_no_places_leaves_them_to_be_looked_for():
    assert reading_of(tracker({"text": "我在包头打工", "intent": {}, "entities": []})).places is None
    assert reading_of(tracker({"text": "我在包头打工", "intent": {}, "entities": [], "also": []})).places == ()
    assert reading_of(tracker({"text": "我在包头打工", "intent": {}})).places is None


def test_every_slot_of_the_memory_is_one_of_the_domain():
    domain = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text(encoding="utf-8"))
    assert set(Memory().to_slots()) <= set(domain["slots"])


def test_slots_are_what_is_known():
    assert known_of(tracker({}, living="150200", topic="pension")) == Known(
        Memory("150200", None, "pension"), CheckMemory(keeps_sensitive=False)
    )


def test_what_is_known_comes_out_of_its_slots():
    known = Known(Memory("150200", asked=1), CheckMemory(running=PreCheck("pension"), paused=PreCheck("work_injury", over=True)))
    slots = {event["name"]: event["value"] for event in slots_of(known)}
    assert known_of(tracker({"metadata": {"keeps_sensitive": True}}, **slots)) == known


def test_what_is_sensitive_is_known_again_only_where_the_citizen_agreed():
    told = {"asker": {"disabled": True, "registered_poor": True}, "child": {"age": Interval(9, 9)}}
    agreed, not_agreed = (Known(Memory(), CheckMemory(told, keeps_sensitive=keeps)) for keeps in (True, False))
    slots = [{event["name"]: event["value"] for event in slots_of(known)}["precheck"]["told"] for known in (agreed, not_agreed)]
    assert slots == [{"asker": {"disabled": True, "registered_poor": True}, "child": {"age": [9, 9]}}, {"asker": {"registered_poor": True}}]


def test_what_waits_for_the_consent_is_known_in_the_next_turn():
    known = Known(Memory(), CheckMemory({"asker": {"disabled": True}}, keeps_sensitive=False, holds=True))
    slots = {event["name"]: event["value"] for event in slots_of(known)}
    assert known_of(tracker({"metadata": {"holds_sensitive": True}}, **slots)) == known
    assert known_of(tracker({}, **slots)).checks.told == {}


def test_of_a_message_only_what_may_be_kept_is_handed_on():
    assert words_of(tracker({"text": "我有残疾证", "metadata": {"kept_as": "我［健康情况］"}})) == "我［健康情况］"
    assert words_of(tracker({"text": "公租房"})) == "公租房"


def test_the_notice_was_given_where_an_answer_before_carried_it():
    message = {"event": "user", "text": "…", "parse_data": {}}
    given = {"event": "bot", "text": "…", "data": {"custom": {"answer": {"outcome": "answered", "notice": "…"}}}}
    at = Tracker("u", {}, {}, [message, given, message], False, None, {}, "action_listen")
    assert known_of(at).noticed


def test_the_place_of_the_page_counts_until_the_person_names_one():
    message = {"text": "公租房", "metadata": {"preset_place": "150200"}}
    assert memory_of(tracker(message)).living == "150200"
    assert memory_of(tracker(message, living="320600")).living == "320600"
    assert memory_of(tracker(message, places=["320106", "320302"])).living is None  # just asked which of these
    assert memory_of(tracker({"text": "公租房", "metadata": {}})).living is None
