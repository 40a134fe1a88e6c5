"""Facts become entities."""

import json
from datetime import date

from rasa.shared.nlu.training_data.message import Message

from bot.language.facts import Interval, read_facts
from bot.nlu.fact_extractor import FactExtractor, to_entity, to_fact
from bot.nlu.intent_classifier import PLACE


def extract(text, entities=()):
    component = FactExtractor.create({}, None, None, None)
    message = Message.build(text=text)
    message.set("entities", list(entities))
    return component.process([message])[0].get("entities")


def test_each_fact_is_an_entity_with_variable_value_and_subject():
    age, permit = extract("我妈65岁，我没有居住证")
    assert (age["entity"], age["variable"], age["states"], age["subject"]) == ("fact", "age", {"low": 65, "high": 65}, "parent")
    assert (permit["variable"], permit["states"], permit["value"], permit["assumed"]) == ("residence_permit", False, "居住证", False)
    assert permit["extractor"] == "FactExtractor"


def test_what_is_supposed_says_so():
    (entity,) = extract("没居住证行不行")
    assert entity["assumed"] is True


def test_entities_of_other_components_stay():
    place = {"entity": PLACE, "value": "包头"}
    assert extract("我在包头住了三年", [place])[0] == place


def test_a_fact_survives_the_way_through_rasa_and_json():
    for fact in read_facts("我来了五年以上，娃读初二，没签合同", date(2026, 11, 22)):
        assert to_fact(json.loads(json.dumps(to_entity(fact)))) == fact
    (entity,) = extract("我住了三年")
    assert to_fact(entity).value == Interval(36, 36)


def test_a_message_without_facts_has_no_entities():
    assert extract("公租房怎么申请") == []


def test_changed_words_make_the_training_cache_stale(monkeypatch, tmp_path):
    before = FactExtractor.fingerprint_addon({})
    monkeypatch.setattr("bot.nlu.fact_extractor.package_folder", lambda package: tmp_path)
    assert FactExtractor.fingerprint_addon({}) != before
