"""What a reply is worth."""

import pytest

from bench.understanding.replies import Reply, both, judge, one_only, rejected, reply_of, verdicts
from bench.understanding.sets import Message

PENSION = Message("养老金", ("ask_pension",), "plain")
TWO = Message("养老金和公租房", ("ask_pension", "ask_public_rental_housing"), "plain")
OTHER = Message("天气", ("out_of_scope",), "plain")


def entry(outcome, topic=None, offered=(), clauses=()):
    alternatives = [{"topic": one, "label": one} for one in offered]
    return {"custom": {"answer": {"outcome": outcome, "topic": topic, "alternatives": alternatives, "clauses": list(clauses)}}}


def replied(*topics, offered=()):
    return Reply(frozenset(topics), offered)


def test_an_answer_is_read_from_the_entries_of_rest():
    entries = [{"text": "…"}, entry("answered", "pension", ["wage_arrears"], [{}]), entry("needs_region", "housing_fund")]
    assert reply_of(entries) == Reply(frozenset(("pension", "housing_fund")), (), True)


@pytest.mark.parametrize(("outcome", "full"), [("no_clause", True), ("needs_region", False), ("unclear", False)])
def test_an_answer_is_full_when_nothing_is_left_to_ask(outcome, full):
    assert reply_of([entry(outcome, "pension")]).full is full


@pytest.mark.parametrize("outcome", ["out_of_scope", "crisis", "handed_over", "unavailable"])
def test_what_is_no_answer_about_policy_has_no_topic(outcome):
    assert reply_of([entry(outcome, "pension", ["pension"])]) == Reply(frozenset())


def test_choices_are_read_and_only_the_first_three():
    assert reply_of([entry("unclear", None, ["a", "b", "c", "d"])]).offered == ("a", "b", "c")


def test_small_talk_has_neither_answer_nor_topic():
    assert reply_of([{"text": "你好"}]) == Reply(frozenset()) == reply_of([{"custom": None}])
    assert not reply_of([]).said


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        (replied("pension"), "right"),
        (replied("wage_arrears"), "wrong"),
        (replied(offered=("wage_arrears", "pension")), "choices"),
        (replied(offered=("wage_arrears",)), "refused"),
        (replied(), "refused"),
    ],
)
def test_a_reply_is_right_wrong_a_choice_or_a_refusal(reply, verdict):
    assert judge(PENSION, reply) == verdict


def test_half_of_a_double_question_is_not_right():
    assert judge(TWO, replied("pension")) == "wrong"
    assert judge(TWO, replied("pension", "public_rental_housing")) == "right"


def test_only_messages_about_topics_are_judged_and_only_the_others_rejected():
    messages, replies = [PENSION, OTHER, OTHER], [replied("pension"), replied("pension"), replied()]
    assert verdicts(messages, replies) == {"right": 1}
    assert rejected(messages, replies, "out_of_scope") == (2, 0.5)
    assert rejected(messages, replies, "unclear") == (0, 0)


def test_doubles_count_apart_from_those_that_only_sound_so():
    messages, replies = [TWO, TWO, PENSION, PENSION], [replied("pension", "public_rental_housing"), replied("pension")] * 2
    assert both(messages, replies) == (2, 0.5)
    assert one_only(messages, replies) == (2, 0.5)
