"""A conversation in the terminal; the intents are given, all the rest is the real thing."""

from datetime import date

import pytest

from bot.answer.chat import Chat
from bot.answer.reading import Reading
from bot.language.intents import RankedIntent

HEARD = {
    "包头低保": "ask_subsistence_allowance",
    "低保怎么办": "ask_subsistence_allowance",
    "归哪个管": "ask_bureau",
    "我够不够条件": "check_eligibility",
    "在": "greet",
    "你好": "greet",
    "还有吗": "more",
    "再说一遍": "repeat",
    "重新开始": "start_over",
    "转人工": "handover",
    "嗯": "affirm",
    "第一个": "start_over",
    "鼓楼区低保": "ask_subsistence_allowance",
}


class Reader:
    def read(self, text):
        return Reading(text, (RankedIntent(HEARD.get(text, "unclear"), 0.9),))


@pytest.fixture
def chat(answering):
    return Chat(answering, Reader(), date(2026, 11, 22))


def test_a_follow_up_is_about_the_last_answer(chat):
    chat.say("包头低保")
    (answer,) = chat.say("归哪个管").answers
    assert (answer.topic, answer.focus, answer.region.code) == ("subsistence_allowance", "bureau", "150200")


def test_the_pre_check_runs_and_a_reply_that_sounds_like_a_greeting_is_one(chat):
    chat.say("包头低保")
    asked = chat.say("我够不够条件").answers[0]
    assert asked.outcome == "needs_fact" and asked.ask == "您的户口在包头市吗？（下面的区、县、旗也算）"
    assert chat.say("在").answers[0].clauses[0].met[0] is True
    assert chat.say("不问了").answers[0].verdict.asked is None


def test_courtesies_and_what_is_remembered_are_words_without_an_answer(chat):
    assert chat.say("你好").text.startswith("您好") and chat.said[-1].to_dict() == {"answers": [], "text": chat.said[-1].text}
    chat.say("包头低保")
    assert "您住在内蒙古自治区包头市" in chat.say("你记得我什么").text


def test_the_rest_and_the_same_again(chat):
    assert "还没有答复" in chat.say("还有吗").text and "还没有答复" in chat.say("还有吗").text
    first = chat.say("包头低保")
    assert chat.say("再说一遍").text == first.text
    more = chat.say("还有吗")
    assert more.text.startswith("还有这几条") and not {clause.id for clause in more.answers[0].basis} & {first.answers[0].clauses[0].id}
    while chat.say("还有吗").answers:
        pass
    assert "没有更多" in chat.said[-1].text


def test_beginning_anew_forgets_but_a_choice_does_not(chat):
    assert chat.say("鼓楼区低保").answers[0].candidates
    assert chat.say("第一个").answers[0].region.code == "320106"
    assert "从头开始" in chat.say("重新开始").text and chat.known.memory.living is None


def test_a_person_is_a_number_to_call_and_comes_too_where_no_place_is_told(chat):
    assert chat.say("转人工").answers[0].outcome == "handed_over"
    said = [chat.say(text) for text in ("低保怎么办", "嗯", "嗯")]
    assert [answer.outcome for answer in said[-1].answers] == ["answered", "handed_over"] and "12345" in said[-1].text
