"""What a reviewer is asked."""

from dataclasses import replace
from datetime import date

import pytest

from bot.policy.questions import questions


def asked(document, needed):
    return [question.name for question in questions(document) if question.needed is needed]


def test_what_is_missing_is_asked_the_needed_first(document):
    bare = replace(document, title="", region_code="")
    assert asked(bare, True) == ["title", "region", "valid_from"]
    assert asked(bare, False) == ["number", "issuers", "issued_on", "expires_on", "checked_on"]
    assert [question.needed for question in questions(bare)] == [True] * 3 + [False] * 5


@pytest.mark.parametrize("day", ["issued_on", "printed_on", "effective_on", "valid_from"])
def test_any_day_of_beginning_is_enough(document, day):
    assert asked(replace(document, **{day: date(2024, 1, 1)}), True) == []


def test_every_question_is_a_sentence_for_people(document):
    assert all(question.text.endswith(("？", "。")) for question in questions(replace(document, title="", region_code="")))
