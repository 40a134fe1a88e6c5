"""What citizens think of an answer is kept beside it; the reason is asked once."""

import pytest

from actions.answer import ActionAnswer
from actions.feedback import ActionFeedback
from bot.errors import ConversationError


@pytest.fixture
def book(opened):
    return lambda who: [one for one in opened.conversations().feedback.all() if one.conversation == who]


def slots(events):
    return {event["name"]: event["value"] for event in events}


def test_useful_is_kept_with_the_answer(opened, run, tracker, said, given, book):
    messages, _ = run(ActionFeedback(), tracker("有用", "feedback_good", said("养老金", "ask_pension", given()), sender="g"))
    (kept,) = book("g")
    assert kept.useful and kept.answer == given() and "谢谢" in messages[0]["text"]


def test_the_reason_is_asked_once_and_kept(opened, run, tracker, said, given, book):
    events = said("养老金", "ask_pension", given())
    messages, made = run(ActionFeedback(), tracker("没用", "feedback_bad", events, sender="b"))
    assert "不是我要问的" in messages[0]["text"] and book("b")[0].why is None
    events = [*events, *said("没用", "feedback_bad")]
    messages, made = run(ActionFeedback(), tracker("看不懂", "feedback_bad", events, sender="b", **slots(made)))
    assert "记下了" in messages[0]["text"] and [one.why for one in book("b")] == ["看不懂"] and slots(made) == {"feedback": None}


def test_a_reason_in_free_words_is_taken_where_it_is_no_question(opened, run, tracker, said, given, book):
    events = said("养老金", "ask_pension", given())
    _, made = run(ActionFeedback(), tracker("没用", "feedback_bad", events, sender="free"))
    at = tracker("我问的是我妈不是我，13812345678", "unclear", [*events, *said("没用", "feedback_bad")], sender="free", **slots(made))
    messages, _ = run(ActionAnswer(), at)
    assert [message["text"][:3] for message in messages] == ["记下了"]
    assert book("free")[0].why == "我问的是我妈不是我，［电话］"


def test_a_question_after_it_is_answered_and_the_next_complaint_is_another_one(opened, run, tracker, said, given, book):
    events = said("养老金", "ask_pension", given())
    _, made = run(ActionFeedback(), tracker("没用", "feedback_bad", events, sender="q"))
    events = [*events, *said("没用", "feedback_bad")]
    messages, _ = run(ActionAnswer(), tracker("包头公租房", "ask_public_rental_housing", events, sender="q", **slots(made)))
    assert messages[0]["custom"]["answer"]["outcome"] == "answered"
    events = [*events, *said("包头公租房", "ask_public_rental_housing", given(topic="public_rental_housing", id="a2"))]
    run(ActionFeedback(), tracker("没用", "feedback_bad", events, sender="q", **slots(made)))
    assert [(one.answer["id"], one.why) for one in book("q")] == [("a1", None), ("a2", None)]


def test_one_of_the_reasons_said_at_once_needs_no_question_back(opened, run, tracker, said, given, book):
    messages, _ = run(ActionFeedback(), tracker("看不懂", "feedback_bad", said("养老金", "ask_pension", given()), sender="r"))
    assert "记下了" in messages[0]["text"] and book("r")[0].why == "看不懂"


def test_without_an_answer_there_is_nothing_to_judge(opened, run, tracker, book):
    messages, _ = run(ActionFeedback(), tracker("没用", "feedback_bad", sender="n"))
    assert "还没有答复" in messages[0]["text"] and book("n") == []


def test_where_it_cannot_be_kept_that_is_said(opened, run, tracker, said, given, monkeypatch):
    def fail(self, *given, **more):
        raise ConversationError("gone")

    monkeypatch.setattr("bot.conversations.feedback.FeedbackBook.add", fail)
    messages, _ = run(ActionFeedback(), tracker("有用", "feedback_good", said("养老金", "ask_pension", given())))
    assert "没能记下" in messages[0]["text"]


def test_a_reply_to_the_pre_check_is_no_opinion(opened, run, tracker, said, given, book):
    check = {"living": "150200", "topic": "subsistence_allowance"}
    asked, made = run(ActionAnswer(), tracker("我够不够条件", "check_eligibility", sender="check", **check))
    (answer,) = [message["custom"]["answer"] for message in asked if "answer" in (message.get("custom") or {})]
    assert answer["outcome"] == "needs_fact"
    events = said("我够不够条件", "check_eligibility", answer)
    messages, _ = run(ActionFeedback(), tracker("不知道", "feedback_bad", events, sender="check", **{**check, **slots(made)}))
    assert book("check") == [] and "抱歉" not in messages[0]["text"]
    assert messages[0]["custom"]["answer"]["outcome"] == "needs_fact"
