"""Which way a citizen is told."""

import pytest

from bot.conversations.live.telling import comes_by_itself
from bot.conversations.outbox import Said
from bot.conversations.records import channel_of


@pytest.mark.parametrize(
    ("channel", "by_itself"), [("web", True), ("wechat", True), ("wechat_kf", True), ("rest", False), ("socketio", False)]
)
def test_a_channel_is_known_by_its_conversations(channel, by_itself):
    assert channel_of(f"{channel}:somebody:else") == channel and comes_by_itself(channel) is by_itself


def test_a_clause_is_kept_with_its_answer(desk, answer):
    number = desk.taken()
    desk.take_over.write(number, "li", Said("有规定。", answer("b7")))
    assert desk.kept.transcript.of("web:u")[-1].answer.id == "b7" and desk.kept.outbox.answer("web:u", "b7")["id"] == "b7"


def test_what_costs_a_message_is_not_announced(desk):
    first, _ = desk.waiting("wechat:a"), desk.waiting("wechat:b")
    desk.take_over.take(first, "li")
    desk.take_over.tell_queue(first)
    assert desk.kept.pending.take("wechat:b") == []
