"""The words around a clause."""

import pytest

from bot.answer.phrases import Phrases


@pytest.fixture(scope="module")
def phrases():
    return Phrases.open()


def test_facts_are_filled_in(phrases):
    assert phrases.say("next.place", place="南通市") == "我在南通市"


def test_an_unknown_phrase_or_a_missing_fact_is_an_error_of_ours(phrases):
    with pytest.raises(KeyError):
        phrases.say("next.nothing")
    with pytest.raises(KeyError):
        phrases.say("next.place")


def test_a_fact_with_braces_is_not_filled_again(phrases):
    assert phrases.say("next.place", place="{topic}") == "我在{topic}"
