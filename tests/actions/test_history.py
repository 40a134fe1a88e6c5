"""What was said so far, from the tracker's events."""

from actions.history import last_answer, turns_before


def test_turns_are_read_with_their_answers_and_without_the_latest_message(tracker, said, given):
    at = tracker("还有吗", "more", said("包头养老金", "ask_pension", given(), reply="有规定。"))
    (turn,) = turns_before(at)
    assert (turn.text, turn.intent, turn.answers) == ("包头养老金", "ask_pension", [given()]) and turn.replies[0].text == "有规定。"


def test_what_came_before_a_new_beginning_does_not_count(tracker, said, given):
    events = [*said("包头养老金", "ask_pension", given()), *said("重新开始", "start_over"), {"event": "reset_slots"}]
    assert last_answer(turns_before(tracker("再说一遍", "repeat", events))) is None


def test_a_turn_has_failed_only_where_no_answer_helped(tracker, said, given):
    events = [
        *said("啥", "unclear", given("unclear", None)),
        *said("丧葬补贴", "ask_funeral_benefit", given("no_clause")),
        *said("两件事", "ask_pension", given("no_clause"), given()),
        *said("谢谢", "thanks"),
    ]
    assert [turn.failed for turn in turns_before(tracker("好", "affirm", events))] == [True, True, False, False]


def test_a_tracker_without_events_has_no_turns(tracker):
    assert turns_before(tracker("你好", "greet")) == []
