"""Danger comes first, anger is met calmly."""

from actions.answer import ActionAnswer
from actions.people import ActionAbuse


def test_the_numbers_for_this_danger_come_first_and_alone(opened, run, tracker):
    (message,), events = run(ActionAnswer(), tracker("宿舍着火了有人困在里面", "danger"))
    answer = message["custom"]["answer"]
    assert (answer["outcome"], answer["contacts"][0]["number"]) == ("crisis", "119")
    assert not any(event["value"] for event in events if event["name"] != "precheck")
    assert message["text"].splitlines()[1].startswith("119")


def test_a_topic_that_the_message_asks_about_too_is_answered_after_them(opened, run, tracker):
    at = tracker("我在包头，老板欠薪，再不给钱我就跳楼", "danger", ranking=[("ask_wage_arrears", 0.8)])
    messages, events = run(ActionAnswer(), at)
    assert messages[0]["custom"]["answer"]["outcome"] == "crisis"
    assert messages[1]["custom"]["answer"]["topic"] == "wage_arrears"
    assert {event["name"]: event["value"] for event in events}["living"] == "150200"


def test_a_topic_that_is_only_guessed_is_not(opened, run, tracker):
    messages, _ = run(ActionAnswer(), tracker("我不想活了", "danger", ranking=[("ask_funeral_benefit", 0.05)]))
    assert len(messages) == 1 and "12356" in messages[0]["text"]


def test_anger_is_answered_calmly_once_and_then_with_help_only(opened, run, tracker, said):
    (first,), _ = run(ActionAbuse(), tracker("傻子", "abuse"))
    (again,), _ = run(ActionAbuse(), tracker("滚", "abuse", said("傻子", "abuse")))
    assert first["text"] != again["text"] and "12345" in again["text"]


def test_what_is_only_guessed_to_be_anger_is_asked_back_about(opened, run, tracker):
    at = tracker("累死了", "abuse")
    at.latest_message["intent"]["confidence"] = 0.14
    (message,), _ = run(ActionAbuse(), at)
    assert message["custom"]["answer"]["outcome"] == "unclear"
