"""The switch is seen by all who answer, and each change of it is logged."""

import pytest

from bot.conversations.database import ConversationDatabase
from bot.conversations.staff.audit import AuditLog
from bot.conversations.switch import FRESH, LONGEST, BotSwitch, SwitchState, SwitchWatch


@pytest.fixture
def switch(database):
    return BotSwitch(database)


class Seconds:
    at = 0.0

    def __call__(self):
        return self.at


def test_the_bot_is_on_until_somebody_turns_it_off(switch):
    assert switch.state() == SwitchState()
    switch.turn_off("zhang", " 正在核对条款。 ")
    state = switch.state()
    assert (state.off, state.message, state.changed_by) == (True, "正在核对条款。", "zhang") and state.changed_at is not None
    switch.turn_on("li")
    assert (switch.state().off, switch.state().changed_by) == (False, "li")


def test_each_change_is_logged_with_it_or_not_at_all(switch, database, monkeypatch):
    switch.turn_off("zhang", "维护")
    switch.turn_on("li")
    lines = [(one.actor, one.action, dict(one.details)) for one in reversed(AuditLog(database).entries())]
    assert lines == [("zhang", "bot_off", {"message": "维护"}), ("li", "bot_on", {})]
    monkeypatch.setattr(AuditLog, "append", lambda *given, **more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        switch.turn_off("wang")
    assert not switch.state().off


def test_a_long_message_is_cut(switch):
    switch.turn_off("zhang", "长" * 500)
    assert len(switch.state().message) == LONGEST


def test_another_process_sees_it_within_two_seconds(switch, database_url):
    clock, other = Seconds(), ConversationDatabase(database_url)
    watch = SwitchWatch(BotSwitch(other), clock)
    assert watch.look() is None and watch.is_fresh
    switch.turn_off("zhang")
    assert watch.look() is None  # believed for a moment
    clock.at += FRESH
    assert not watch.is_fresh and watch.look() == "" and watch.known == ""
    switch.turn_on("zhang")
    clock.at += FRESH
    assert FRESH < 2 and watch.look() is None
    other.close()


def test_while_it_cannot_be_read_what_was_known_last_holds(switch, database, monkeypatch):
    clock = Seconds()
    watch = SwitchWatch(switch, clock)
    switch.turn_off("zhang", "维护")
    assert watch.look() == "维护"
    monkeypatch.setattr(switch, "_database", ConversationDatabase("postgresql://nobody@127.0.0.1:1/nowhere"))
    clock.at += FRESH
    assert watch.look() == "维护" and watch.is_fresh
