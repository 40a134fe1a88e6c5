"""What is found: the citizen's own answer first, whatever way the operator types."""

from datetime import date

import pytest

from bot.answer.chat import Chat
from bot.answer.dialogue import Known
from bot.desk.look_up.calls import Asked
from bot.desk.look_up.finding import LookUp


def without_id(answer):
    return answer.to_dict() | {"id": "", "notice": None}


@pytest.mark.parametrize("words", ["包头公租房", "公租房", "我在包头打工，老家凉山，低保怎么办", "包头天气", "达茂旗低保", "朝阳公租房"])
def test_it_is_the_same_answer_as_the_citizen_gets(find, shared, words):
    said = Chat(shared.answering, shared, date.today()).say(words)
    found = find(words)
    assert [without_id(one) for one in found.answers] == [without_id(one) for one in said.answers]
    assert [text in said.text for text in found.texts] == [True] * len(said.answers)


@pytest.mark.parametrize("words", ["包头 公租房", "公租房 包头", "gzf baotou", "baotou gongzufang", "gzf 包头"])
def test_words_pinyin_and_initials_lead_to_the_clause_of_the_place_in_any_order(find, words):
    (answer,) = find(words, topic="public_rental_housing").answers
    assert answer.outcome == "answered" and answer.region.code == "150200"
    assert answer.clauses[0].document.number == "包府办发〔2024〕47号"


def test_a_place_that_only_initials_name_is_said_to_be_guessed(find):
    found = find("bt gzf", topic="public_rental_housing")
    assert found.guessed and found.answers[0].region.code == "150200"
    assert not find("baotou gzf", topic="public_rental_housing").guessed


def test_a_document_number_gives_its_clauses(find):
    found = find("包府办发〔2024〕47号")
    assert found.answers == () and {hit.clause.number for hit in found.hits} == {"包府办发〔2024〕47号"}


def test_a_document_number_with_a_topic_gives_the_answer_of_its_place(find):
    (answer,) = find("包府办发47号 低保").answers
    assert (answer.topic, answer.region.code, answer.outcome) == ("subsistence_allowance", "150200", "answered")


def test_a_topic_that_was_chosen_counts_whatever_the_words_sound_like(find):
    (answer,) = find("包头 天气", topic="pension").answers
    assert (answer.topic, answer.outcome) == ("pension", "answered")


def test_a_place_that_was_tapped_is_the_one_meant(find):
    asked = find("朝阳公租房")
    assert asked.answers[0].outcome == "needs_region"
    (answer,) = find("朝阳公租房", pick=asked.answers[0].candidates[0].full_name).answers
    assert answer.region.code == asked.answers[0].candidates[0].code and answer.topic == "public_rental_housing"


def test_the_next_question_of_a_call_knows_the_place(find):
    first = find("包头公租房")
    (answer,) = find("低保呢", first.known).answers
    assert (answer.topic, answer.region.code) == ("subsistence_allowance", "150200")


def test_what_is_said_beside_the_matter_is_met_as_on_every_channel(find):
    found = find("你好")
    assert found.answers == () and found.said


def test_what_says_too_little_is_not_read_while_somebody_types(shared):
    look_up, read = LookUp(shared), shared._given.given
    for words in ("我", "包头", "baotou"):
        before = len(read)
        found = look_up.find(Asked(words), Known(), {}, typing=True)
        assert found.answers == () and len(read) == before
    assert look_up.find(Asked("包头"), Known(), {}, typing=True).hits
    assert look_up.find(Asked("包头"), Known(), {}).known.memory.living == "150200"
    assert look_up.find(Asked("包头低保"), Known(), {}, typing=True).answers


def test_it_is_warm_before_the_first_caller(shared):
    before = len(shared._given.given)
    LookUp(shared).warm()
    assert len(shared._given.given) > before


def test_ticks_are_held_against_the_conditions(find):
    clause = find("包头低保", ticks={"hukou_local": False}).answers[0].clauses[0]
    assert clause.eligibility == "not_met" and clause.met[0] is False
    assert find("包头低保").answers[0].clauses[0].eligibility == "unknown"
