"""Numbers of the nation beside 12345."""

import re
from pathlib import Path

import bot.answer
from bot.answer.hotlines import hotlines_of
from bot.policy.topics import TOPICS

DATA = Path(bot.answer.__file__).parent / "data" / "hotlines.yml"


def test_unpaid_wages_have_the_labour_bodies_legal_aid_and_the_unions():
    assert [one.number for one in hotlines_of("wage_arrears")] == ["12333", "12348", "12351"]
    assert [one.number for one in hotlines_of("pension")] == ["12333"] and hotlines_of("residence_permit") == ()


def test_every_number_states_two_sources():
    text = DATA.read_text(encoding="utf-8")
    for number in {one.number for topic in TOPICS for one in hotlines_of(topic.key)}:
        note = re.search(rf"^# {number}: .*?Sources: (.*?)(?=^# \d{{5}}:|^- )", text, re.MULTILINE | re.DOTALL)
        assert note and note[1].count(";") >= 1, number


def test_a_number_that_only_one_source_gives_is_left_out():
    numbers = {one.number for topic in TOPICS for one in hotlines_of(topic.key)}
    assert numbers == {"12333", "12348", "12351"}
