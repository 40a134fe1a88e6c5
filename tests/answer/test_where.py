"""The places known after a message."""

from dataclasses import replace

import pytest

from bot.answer.memory import Memory
from bot.answer.reading import Reading
from bot.answer.where import Where, is_withheld, where
from bot.language.intents import RankedIntent
from bot.regions import PlaceMention

DRUM = ("320106", "350102")  # 鼓楼区 of 南京 and of 福州


def reading(text):
    return Reading(text, (RankedIntent("give_place", 0.9),))


@pytest.fixture
def after(answering):
    return lambda text, memory=None: where(reading(text), answering.resolver, answering.tools.gazetteer, memory or Memory())


def test_a_place_named_goes_before_the_one_known(after):
    assert after("我在南通", Memory("150200", "513400")) == Where("320600", "513400")
    assert after("要什么材料", Memory("150200")) == Where("150200", None)


def test_the_places_of_the_reading_count_and_are_not_looked_for_again(answering):
    tools = (answering.resolver, answering.tools.gazetteer)
    named = PlaceMention(2, 4, "包头", ("150200",), "living", 4)
    assert where(replace(reading("我在成都打工"), places=(named,)), *tools, Memory()).living == "150200"
    assert where(replace(reading("我在成都打工"), places=()), *tools, Memory()) == Where(None, None)


def test_a_name_that_says_something_only_near_the_known_place_counts(answering):
    said = replace(reading("我在城中上班"), places=())
    assert where(said, answering.resolver, answering.tools.gazetteer, Memory("630100")).living == "630103"


def test_one_of_the_places_offered_is_picked(after):
    assert after("第二个", Memory(places=DRUM)).living == after("福州的", Memory(places=DRUM)).living == "350102"


def test_the_choice_stays_open_until_one_is_picked_or_none_is_meant(after):
    for text in ("那低保呢", "都要"):
        assert after(text, Memory(places=DRUM, asked=1)) == Where(None, None, DRUM)
    assert after("都不是", Memory(places=DRUM, asked=1)) == Where(None, None)


def test_who_does_not_say_the_place_is_told_of_the_nation(after):
    assert after("不想说", Memory(asked=1)).living == after("随便哪里，低保怎么办").living == "000000"
    assert after("不想说").living is None


def test_a_place_that_is_known_is_not_withheld():
    assert not is_withheld(reading("随便哪里"), Memory("150200"))


def test_a_place_after_the_nation_is_that_of_the_hukou_where_that_was_asked_for(after):
    assert after("凉山", Memory("000000", topic="land_rights")).hukou == "513400"
