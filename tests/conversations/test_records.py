"""What is kept of an answer."""

from datetime import date

from bot.conversations.records import AnswerRecord, Summary, now


def test_an_answer_is_kept_as_what_gives_it_again(answer):
    assert AnswerRecord.of(answer()) == AnswerRecord("a1", "answered", "pension", "150200", date(2026, 11, 22), 3, None)


def test_an_answer_without_a_place_is_kept_too(answer):
    assert AnswerRecord.of(answer(outcome="unclear", topic=None, code=None)).region_code is None


def test_a_summary_is_plain():
    assert Summary(living="150200", facts={"months": 8}).to_dict()["facts"] == {"months": 8}


def test_times_have_no_zone():
    assert now().tzinfo is None
