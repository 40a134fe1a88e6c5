"""A number to call back: asked for, seen and deleted by the operator who has the talk, and by nobody else."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from bot.answer.phrases import Phrases
from bot.conversations.call_backs import CallBacks
from bot.conversations.live.live import Live
from bot.errors import HandoverError
from tests.conversations.live.conftest import GONE

NUMBER, ADDRESS = "13987654321", "https://zc.example.gov.cn"


@pytest.fixture
def call_backs(desk):
    return CallBacks(desk.kept.database, [Fernet.generate_key().decode()], timedelta(hours=48))


@pytest.fixture
def steps(desk, call_backs):
    live = Live.over(desk.kept.database, Phrases.open().say, lambda text: {"texts": [text]}, GONE, desk.clock, call_backs)
    return live.calling_back


def link_told(desk):
    text = desk.kept.outbox.after("web:u", 0)[-1].text
    assert ADDRESS + "/webhooks/web/call-back/" in text
    return text.rpartition("/")[2]


def test_the_number_is_asked_for_seen_and_deleted_and_each_step_is_logged(desk, steps, call_backs):
    number = desk.taken()
    steps.ask(number, "li", ADDRESS)
    assert steps.asked("web:u") and steps.number(number, "li") is None
    assert call_backs.give(link_told(desk), NUMBER)
    assert steps.number(number, "li") == NUMBER
    steps.done(number, "li")
    assert steps.number(number, "li") is None and not steps.asked("web:u")
    asked = [(action, target, details) for _, action, target, details in desk.actions() if action.startswith("call_back")]
    assert asked == [(f"call_back_{one}", str(number), {}) for one in ("asked", "shown", "done")]
    assert NUMBER not in str(desk.said()) + str(desk.actions())


def test_nobody_else_sees_it(desk, steps, call_backs):
    number = desk.taken()
    steps.ask(number, "li", ADDRESS)
    call_backs.give(link_told(desk), NUMBER)
    for step in (lambda: steps.number(number, "wang"), lambda: steps.ask(number, "wang", ADDRESS), lambda: steps.done(number, "wang")):
        with pytest.raises(HandoverError):
            step()
    assert steps.number(number, "li") == NUMBER


@pytest.mark.parametrize("end", ["close", "hand_back"])
def test_it_goes_with_the_talk(desk, steps, call_backs, end):
    number = desk.taken()
    steps.ask(number, "li", ADDRESS)
    secret = link_told(desk)
    call_backs.give(secret, NUMBER)
    desk.take_over.close(number, "li", "solved") if end == "close" else desk.take_over.hand_back(number, "li")
    assert call_backs.number_of("web:u") is None and not call_backs.give(secret, NUMBER)


def test_without_a_key_there_is_no_such_step(desk):
    assert desk.live.calling_back is None
