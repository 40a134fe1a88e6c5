"""The one list of topics."""

import re

import pytest

from bot.errors import UnknownTopicError
from bot.policy.topics import TOPICS, topic, topic_of_intent


def test_there_are_37_topics_each_with_its_own_name_and_label():
    assert len(TOPICS) == 37
    assert len({one.key for one in TOPICS}) == 37
    assert len({one.label for one in TOPICS}) == 37


def test_every_topic_says_to_a_citizen_what_it_covers():
    assert all(one.label and one.covers for one in TOPICS)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", one.key) for one in TOPICS)


def test_what_a_topic_excludes_is_a_topic_itself():
    named = [key for one in TOPICS for key in re.findall(r"\(([a-z_]+)\)", one.excludes)]
    assert len(named) >= 5
    assert set(named) <= {one.key for one in TOPICS}


def test_only_rights_left_at_home_follow_the_place_of_hukou():
    assert {one.key for one in TOPICS if one.place == "hukou"} == {"special_admission", "land_rights", "land_expropriation"}


@pytest.mark.parametrize("one", TOPICS, ids=lambda one: one.key)
def test_a_topic_is_found_by_its_name_and_by_its_intent(one):
    assert topic(one.key) is one
    assert topic_of_intent(one.intent) is one


def test_an_unknown_name_is_refused_and_says_where_the_names_are():
    with pytest.raises(UnknownTopicError, match="xinshimin topics") as caught:
        topic("horoscope")
    assert caught.value.topic == "horoscope"


@pytest.mark.parametrize("intent", ["greet", "pension", "ask_", "ask_horoscope", "ask_ask_pension", ""])
def test_an_intent_that_asks_about_no_topic_has_none(intent):
    assert topic_of_intent(intent) is None
