"""A call: what was known before and after each question, and that nothing of it stays."""

from datetime import datetime

import pytest

from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.desk.look_up.calls import MOST_CALLS, MOST_LOOKED, Asked, Call, Calls

AT = datetime(2026, 11, 22, 9)
HERE, THERE = Known(Memory(living="150200")), Known(Memory(living="320600"))


@pytest.fixture
def clock():
    class Clock:
        at = 0.0

        def __call__(self):
            return self.at

    return Clock()


@pytest.fixture
def calls(clock):
    return Calls(60, clock)


def test_the_question_on_the_screen_is_asked_again_as_it_was_and_the_next_one_knows_it():
    call = Call().with_question(Asked("包头低保"), HERE, "包头", AT)
    assert call.base(Asked("包头低保")) == Known() and call.base(Asked("要什么材料")) == HERE
    again = call.with_question(Asked("包头低保"), THERE, "包头", AT)
    assert again.base(Asked("包头低保")) == Known() and again.after == THERE and len(again.history) == 1


def test_the_history_is_newest_first_and_bounded():
    call = Call()
    for number in range(MOST_LOOKED + 5):
        call = call.with_question(Asked(str(number)), HERE, "", AT)
    assert len(call.history) == MOST_LOOKED and call.history[0].asked.words == str(MOST_LOOKED + 4)


def test_a_tick_that_is_taken_back_is_known_no_more():
    known = Known(checks=Known().checks.know("asker", "disabled", True).know("asker", "veteran", True))
    call = Call(after=known, ticks={"disabled": True, "veteran": True}).with_ticks({"veteran": True})
    assert call.after.checks.of("asker") == {"veteran": True} and call.ticks == {"veteran": True}


def test_a_call_belongs_to_one_session_and_ends(calls):
    call = Call(after=HERE)
    calls.keep("a", call)
    assert calls.of("a") == call and calls.of("b") == Call()
    calls.end("a")
    assert calls.of("a") == Call()


def test_a_call_that_nobody_uses_is_forgotten(calls, clock):
    calls.keep("a", Call(after=HERE))
    clock.at = 59
    assert calls.of("a").after == HERE
    clock.at = 60
    assert calls.of("a") == Call()
    calls.keep("b", Call(after=HERE))
    assert set(calls._calls) == {"b"}


def test_there_are_never_more_than_so_many(calls):
    for number in range(MOST_CALLS + 3):
        calls.keep(str(number), Call(after=HERE))
    assert calls.of("0") == Call() and calls.of(str(MOST_CALLS + 2)).after == HERE and len(calls._calls) == MOST_CALLS
