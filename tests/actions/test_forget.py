"""Beginning anew forgets; wiping says so only once it is done."""

from actions.forget import ActionErase, ActionStartOver
from bot.conversations.records import Line
from bot.errors import ConversationError


def test_beginning_anew_forgets_every_slot_and_keeps_the_transcript(opened, run, tracker):
    opened.conversations().transcript.add("s", "rest", [Line("citizen", "包头公租房")])
    messages, events = run(ActionStartOver(), tracker("重新开始", "start_over", sender="s", living="150200"))
    assert [event["event"] for event in events] == ["reset_slots"] and "从头开始" in messages[0]["text"]
    assert len(opened.conversations().transcript.of("s")) == 1


def test_wiping_deletes_and_says_so(opened, run, tracker):
    opened.conversations().transcript.add("w", "rest", [Line("citizen", "包头公租房")])
    messages, events = run(ActionErase(), tracker("删除我的记录", "delete_record", sender="w"))
    assert opened.conversations().transcript.of("w") == []
    assert messages[0]["custom"] == {"erased": True} and "已删除" in messages[0]["text"]
    assert [event["event"] for event in events] == ["reset_slots"]


def test_what_could_not_be_wiped_is_not_said_to_be(opened, run, tracker, monkeypatch):
    def fail(self, conversation):
        raise ConversationError("gone")

    monkeypatch.setattr("bot.wiring.Conversations.erase", fail)
    messages, events = run(ActionErase(), tracker("删除我的记录", "delete_record", sender="w"))
    assert "没能删掉" in messages[0]["text"] and not messages[0]["custom"] and events == []


def test_a_message_that_is_only_guessed_to_ask_for_it_wipes_nothing(opened, run, tracker):
    opened.conversations().transcript.add("guess", "rest", [Line("citizen", "包头公租房")])
    for action, intent in ((ActionErase(), "delete_record"), (ActionStartOver(), "start_over")):
        at = tracker("那个啥", intent, sender="guess")
        at.latest_message["intent"]["confidence"] = 0.2
        messages, events = run(action, at)
        assert messages[0]["custom"]["answer"]["outcome"] == "unclear"
        assert "reset_slots" not in [event["event"] for event in events]
    assert len(opened.conversations().transcript.of("guess")) == 1
