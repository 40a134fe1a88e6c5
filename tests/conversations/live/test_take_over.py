"""A request has one operator at a time, every step is told and logged, and no citizen is left alone."""

import threading

import pytest

from bot.conversations.outbox import Said
from bot.conversations.records import now
from bot.errors import ConversationError, HandoverError


def test_a_request_is_taken_told_and_logged(desk):
    number = desk.waiting()
    taken = desk.take_over.take(number, "li")
    assert (taken.state, taken.taken_by, taken.seen_at) == ("taken", "li", desk.clock())
    assert desk.said() == [("system", "人工客服已接入，接下来由人工回复您。")] and desk.events() == [("system", "person")]
    assert desk.actions() == [("li", "talk_taken", str(number), {})]
    with pytest.raises(HandoverError) as caught:
        desk.take_over.take(number, "wang")
    assert caught.value.state == "taken" and len(desk.actions()) == 1


def test_of_many_who_take_at_once_one_succeeds(desk):
    """In either database: every other one hears that it is taken, and the citizen is told once."""
    number, start, outcomes = desk.waiting(), threading.Barrier(6), []

    def take(operator):
        start.wait()
        try:
            outcomes.append(desk.take_over.take(number, operator).taken_by)
        except (HandoverError, ConversationError) as error:
            outcomes.append(type(error))

    threads = [threading.Thread(target=take, args=(f"operator{one}",)) for one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [one for one in outcomes if isinstance(one, str)]
    assert len(winners) == 1 and outcomes.count(HandoverError) == 5
    assert desk.kept.handovers.get(number).taken_by == winners[0]
    assert len(desk.actions()) == 1 and desk.events() == [("system", "person")]


def test_only_who_has_it_writes(desk, answer):
    number = desk.taken()
    desk.take_over.write(number, "li", Said("您好，我是人工。", answer()))
    assert desk.said()[-1] == ("operator", "您好，我是人工。")
    event = desk.kept.outbox.after("web:u", 1)[0]
    assert (event.speaker, event.text, event.answer["id"], event.holder) == ("operator", "您好，我是人工。", "a1", None)
    for step in (lambda: desk.take_over.write(number, "wang", Said("x")), lambda: desk.take_over.hand_back(number, "wang")):
        with pytest.raises(HandoverError):
            step()
    assert len(desk.said()) == 2


@pytest.mark.parametrize(
    ("step", "ended", "action", "details"),
    [
        (lambda desk, number: desk.take_over.hand_back(number, "li"), "to_bot", "talk_handed_back", {}),
        (lambda desk, number: desk.take_over.close(number, "li", "solved"), "solved", "talk_closed", {"ended": "solved"}),
    ],
)
def test_it_ends_with_a_reason_and_the_bot_answers_again(desk, step, ended, action, details):
    number = desk.taken()
    done = step(desk, number)
    assert (done.state, done.ended, done.closed_at) == ("closed", ended, desk.clock())
    assert desk.events()[-1] == ("system", "bot") and "智能助手" in desk.said()[-1][1]
    assert desk.actions()[-1] == ("li", action, str(number), details)
    assert desk.listening.hear("web:u", "还在吗") is None and desk.kept.handovers.pending() == []
    assert desk.kept.handovers.request("web:u", "asked", done.summary).number != number


def test_a_colleague_goes_on_with_it(desk):
    number = desk.taken()
    desk.clock.move(minutes=9)
    assert desk.take_over.pass_on(number, "li", "wang").taken_by == "wang"
    desk.take_over.write(number, "wang", Said("我来接着说。"))
    with pytest.raises(HandoverError):
        desk.take_over.write(number, "li", Said("x"))
    assert desk.actions()[-1] == ("li", "talk_passed_on", str(number), {"to": "wang"})
    assert desk.said()[1] == ("system", "已转给另一位人工客服，由这位同事接着回复您。")


def test_who_is_silent_too_long_loses_it_and_the_citizen_keeps_the_place(desk):
    number, other = desk.taken(), desk.waiting("web:v")
    desk.clock.move(minutes=9)
    desk.take_over.touch(number, "li")
    desk.clock.move(minutes=9)
    assert desk.take_over.return_gone() == []
    desk.clock.move(minutes=1)
    assert desk.take_over.return_gone() == [number]
    back = desk.kept.handovers.get(number)
    assert (back.state, back.taken_by, desk.kept.handovers.ahead_of(other)) == ("open", None, 1)
    assert desk.events()[-1] == ("system", "bot") and "前面还有 0 人" in desk.said()[-1][1]
    assert desk.actions()[-1] == ("—", "talk_returned", str(number), {"operator": "li"})


def test_who_has_signed_out_loses_it_at_once(desk):
    mine, other = desk.taken(), desk.taken("web:v", "wang")
    assert desk.take_over.return_gone({"wang"}) == [mine]
    assert desk.kept.handovers.get(other).taken_by == "wang"


def test_a_stranger_keeps_nobody_s_conversation_alive(desk):
    number = desk.taken()
    desk.clock.move(minutes=10)
    desk.take_over.touch(number, "wang")
    assert desk.take_over.return_gone() == [number]


def test_the_next_in_line_hear_of_their_place(desk):
    first, *_ = [desk.waiting(f"web:{name}") for name in "abcde"]
    desk.take_over.take(first, "li")
    desk.take_over.tell_queue(first)
    told = {name: [event.text for event in desk.kept.outbox.after(f"web:{name}", 0)] for name in "bcde"}
    assert told == {"b": ["下一个就轮到您。"], "c": ["您前面还有 1 人。"], "d": ["您前面还有 2 人。"], "e": []}
    assert desk.said("web:b") == []


def test_somebody_who_stands_before_hears_nothing_of_those_behind(desk):
    desk.waiting("web:a")
    second = desk.waiting("web:b")
    desk.take_over.take(second, "li")
    desk.take_over.tell_queue(second)
    assert desk.events("web:a") == []


def test_on_wechat_it_is_on_its_way_by_the_platform(desk):
    number = desk.taken("wechat:oP")
    desk.take_over.write(number, "li", Said("请带身份证。"))
    due = desk.kept.pending.due("wechat", now(), now())
    assert [one.packet["texts"] for one in due] == [["人工客服已接入，接下来由人工回复您。"], ["人工客服：请带身份证。"]]


def test_who_has_everything_wiped_is_served_no_more_and_leaves_nothing(desk):
    number = desk.taken()
    desk.kept.erase("web:u")
    with pytest.raises(HandoverError) as caught:
        desk.take_over.write(number, "li", Said("您好"))
    assert caught.value.state == "withdrawn" and desk.said() == []
    assert desk.take_over.return_gone(set()) == []


def test_wiping_and_writing_at_once_leaves_nothing(desk):
    number = desk.taken()
    writing = threading.Thread(target=lambda: _write_often(desk, number))
    writing.start()
    desk.kept.erase("web:u")
    writing.join()
    assert desk.said() == []


def _write_often(desk, number):
    for _ in range(20):
        try:
            desk.take_over.write(number, "li", Said("您好"))
        except (HandoverError, ConversationError):
            return
