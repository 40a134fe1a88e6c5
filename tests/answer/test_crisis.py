"""The numbers for people in danger."""

import pytest

from bot.answer.crisis import crisis, emergency_numbers, in_danger
from bot.answer.phrases import Phrases
from bot.answer.rendering import TextRenderer
from bot.language.danger import DangerWords


def numbers(kinds, day):
    return [contact.number for contact in crisis(Phrases.open(), kinds, day.today()).contacts]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["medical"], ["120", "110"]),
        (["fire"], ["119", "120", "110"]),
        (["violence"], ["110", "12338", "12355"]),
        (["suicide"], ["120", "110", "12356", "12355"]),
        (["missing"], ["110"]),
        (["traffic"], ["122", "120"]),
        (["fire", "medical"], ["119", "120", "110"]),
        ([], ["120", "119", "110", "122"]),
    ],
)
def test_the_number_for_this_danger_comes_first(kinds, expected, day):
    assert numbers(kinds, day) == expected


def test_every_kind_that_the_words_know_has_a_number():
    kinds = {kind for one in emergency_numbers() for kind in one.kinds}
    assert set(DangerWords.open()._kinds) == kinds


def test_the_answer_is_whole_and_its_text_begins_with_what_to_do(day):
    answer = crisis(Phrases.open(), ["violence"], day.today())
    assert (answer.outcome, answer.topic, answer.region) == ("crisis", None, None) and len(answer.alternatives) >= 2
    lines = TextRenderer.open().render(answer).splitlines()
    assert "打" in lines[0] and lines[1].startswith("110") and "查不到" not in lines[0]


def test_words_of_danger_are_found_without_a_model_and_others_are_not():
    phrases = Phrases.open()
    found = in_danger(phrases, "工友摔下來了，流血不止")
    assert found is not None and (found.outcome, found.contacts[0].number) == ("crisis", "120")
    assert in_danger(phrases, "工伤认定要什么材料") is None
