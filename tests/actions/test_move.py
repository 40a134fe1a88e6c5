"""A move is made only where the message is one."""

import pytest

from actions.again import ActionMore
from actions.feedback import ActionFeedback
from actions.forget import ActionErase, ActionStartOver
from actions.people import ActionHandover
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory, PreCheck

OPEN = Memory("150200", options=("rental_subsidy", "public_rental_housing")).to_slots()
CHECK = {
    **Memory("150200", None, "pension").to_slots(),
    "precheck": CheckMemory(running=PreCheck("pension", "a#1", "hukou_local")).to_json(),
}


@pytest.mark.parametrize(
    ("text", "action"), [("第一个", ActionStartOver()), ("第二", ActionMore()), ("都要", ActionFeedback()), ("租赁补贴", ActionErase())]
)
def test_a_choice_is_answered(opened, run, tracker, text, action):
    messages, events = run(action, tracker(text, "start_over", **OPEN))
    assert {message["custom"]["answer"]["outcome"] for message in messages} == {"answered"}
    assert "reset_slots" not in [event["event"] for event in events]


def test_a_number_never_begins_anew(opened, run, tracker):
    messages, events = run(ActionStartOver(), tracker("第一个", "start_over", living="150200"))
    assert messages[0]["custom"]["answer"]["outcome"] == "unclear" and "reset_slots" not in [event["event"] for event in events]


def test_a_reply_to_the_pre_check_is_answered_but_a_wish_goes_before_it(opened, run, tracker):
    assert "custom" in run(ActionMore(), tracker("没有", "more", **CHECK))[0][0]
    (message,), _ = run(ActionHandover(), tracker("不问了，转人工", "handover", **CHECK))
    assert message["custom"]["answer"]["outcome"] == "handed_over"
    _, events = run(ActionStartOver(), tracker("算了，重新开始", "start_over", **CHECK))
    assert [event["event"] for event in events] == ["reset_slots"]


def test_who_asks_what_is_remembered_is_told_and_nothing_is_wiped(opened, run, tracker):
    messages, events = run(ActionErase(), tracker("看看我的记录", "delete_record", living="150200"))
    assert "您住在内蒙古自治区包头市" in messages[0]["text"] and events == []
