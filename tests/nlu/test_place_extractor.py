"""Places become entities."""

from rasa.shared.nlu.training_data.message import Message

from bot.nlu.place_extractor import PlaceExtractor
from bot.regions.entities import to_mention


def extract(text):
    component = PlaceExtractor.create({}, None, None, None)
    (message,) = component.process([Message.build(text=text)])
    return message.get("entities")


def test_each_place_is_an_entity_with_codes_and_role():
    living, hukou = sorted(extract("老家凉山的，在成都打工"), key=lambda entity: entity["role"] != "living")
    assert (living["entity"], living["value"], living["codes"], living["role"]) == ("place", "成都", ["510100"], "living")
    assert (hukou["codes"], hukou["role"]) == (["513400"], "hukou")
    assert living["extractor"] == "PlaceExtractor"


def test_an_ambiguous_name_carries_every_code_that_it_can_mean():
    (entity,) = extract("鼓楼区怎么落户")
    assert {"320106", "320302", "350102", "410204"} <= set(entity["codes"])


def test_a_mention_survives_the_way_through_rasa():
    (entity,) = extract("我在包头打工")
    mention = to_mention(entity)
    assert (mention.text, mention.codes, mention.start, mention.end) == ("包头", ("150200",), 2, 4)


def test_a_message_without_a_place_has_no_entities():
    assert extract("公租房怎么申请") == []


def test_a_changed_gazetteer_makes_the_training_cache_stale(monkeypatch, tmp_path):
    before = PlaceExtractor.fingerprint_addon({})
    monkeypatch.setattr("bot.nlu.place_extractor.package_folder", lambda package: tmp_path)
    assert PlaceExtractor.fingerprint_addon({}) != before
