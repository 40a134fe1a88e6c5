"""Messages are answered with what the conversation knows, and what they answer is known from what was asked."""

from datetime import date

import pytest

from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory, PreCheck
from bot.answer.reading import Reading
from bot.language.intents import RankedIntent

DAY = date(2026, 11, 22)


def heard(text, intent="unclear", *more):
    return Reading(text, (RankedIntent(intent, 0.9), *more))


@pytest.fixture
def reply(answering):
    return lambda reading, known=None: answering.dialogue.reply(reading, known or Known(), DAY, answering.answer)


def test_the_notice_is_given_once(reply):
    first = reply(heard("包头低保", "ask_subsistence_allowance"))
    second = reply(heard("那公租房呢", "ask_public_rental_housing"), first.known)
    assert first.answers[0].notice and first.known.noticed and second.answers[0].notice is None


def test_danger_goes_first_and_a_clear_topic_after_it(reply):
    known = Known(Memory("150200"))
    crisis, wages = reply(heard("再不给钱我就跳楼", "danger", RankedIntent("ask_wage_arrears", 0.6)), known).answers
    assert (crisis.outcome, wages.topic) == ("crisis", "wage_arrears")
    alone = reply(heard("我不想活了", "danger", RankedIntent("ask_wage_arrears", 0.1)), known)
    assert [one.outcome for one in alone.answers] == ["crisis"] and alone.known == known


def test_a_place_asked_for_in_vain_is_lost(reply):
    known = Known(Memory(topic="pension", asked=2))
    lost = reply(heard("嗯", "affirm"), known)
    assert lost.lost and lost.answers[0].region.code == "000000"
    assert not reply(heard("不想说", "deny"), known).lost


def test_the_topics_named_beside_nothing_found_can_be_picked(reply):
    found = reply(heard("包头丧葬补贴", "ask_funeral_benefit"))
    assert found.known.memory.offered == tuple(key for key, _ in found.answers[0].alternatives)
    assert reply(heard("包头低保", "ask_subsistence_allowance")).known.memory.offered == ()


def test_the_checks_of_two_topics_follow_each_other_until_one_is_left(reply):
    known = Known(Memory("150200", "513400", "subsistence_allowance", ("residence_permit",)))
    first, second = reply(heard("我够不够条件", "check_eligibility"), known).answers
    assert first.verdict.eligibility == "not_met" and (second.outcome, second.topic) == ("needs_fact", "residence_permit")
    named = reply(heard("最低生活保障我够不够条件", "check_eligibility"), known)
    assert [one.topic for one in named.answers] == ["subsistence_allowance"]


@pytest.mark.parametrize(
    ("text", "memory"),
    [
        ("第二个", Memory(options=("pension", "work_injury"))),
        ("养老保险", Memory(options=("pension", "work_injury"))),
        ("都不是", Memory(places=("320106", "350102"))),
        ("第一个", Memory(offered=("pension",))),
        ("不告诉你", Memory(asked=1)),
        ("第一个", Memory()),
    ],
)
def test_a_choice_is_one_whatever_it_sounds_like(answering, text, memory):
    assert answering.dialogue.is_choice(heard(text, "start_over"), Known(memory))


@pytest.mark.parametrize("text", ["重新开始", "还有吗", "谢谢", "都要"])
def test_what_is_no_choice(answering, text):
    assert not answering.dialogue.is_choice(heard(text, "start_over"), Known(Memory("150200")))


def test_a_reply_to_the_pre_check_is_one_also_where_it_sounds_like_a_greeting(answering):
    known = Known(Memory("150200"), CheckMemory(running=PreCheck("pension", "a#1", "hukou_local")))
    assert answering.dialogue.is_reply(heard("在", "greet"), known, DAY)
    assert not answering.dialogue.is_reply(heard("谢谢", "thanks"), known, DAY)


def test_going_on_with_a_pre_check_is_a_reply_only_where_one_waits(answering):
    for over in (True, False):
        known = Known(checks=CheckMemory(paused=PreCheck("pension", over=over)))
        assert answering.dialogue.is_reply(heard("继续", "more"), known, DAY) is not over
