"""Which part of an answer a question is after."""

import pytest

from bot.answer.focus import focus_in, focus_of_intent


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("低保要什么材料", "materials"),
        ("娃上小学需要带啥子", "materials"),
        ("居住证办理需要哪些证件", "materials"),
        ("公租房申请条件", "conditions"),
        ("哪些人能申请公租房", "conditions"),
        ("要住多久才能办居住证", "conditions"),
        ("低保一个月多少钱", "amount"),
        ("医保能报几成", "amount"),
        ("居住证多久能办下来", "duration"),
        ("低保要批多长时间", "duration"),
        ("入学报名几号截止", "deadline"),
        ("公租房去哪里申请", "place"),
        ("居住证网上能办吗", "place"),
        ("公租房归哪个部门管", "bureau"),
        ("低保是哪个部门负责", "bureau"),
        ("落户是哪个文件规定的", "document"),
        ("这么规定的法律依据是什么", "basis"),
    ],
)
def test_words_of_a_question_tell_the_part(text, focus):
    assert focus_in(text) == focus


@pytest.mark.parametrize(
    "text",
    [
        "我在包头打工，孩子能在这儿上小学吗",
        "成都公租房咋申请",
        "老板欠我三个月工资",
        "承包地要不要退",
        "我有居住证",
        "我交了几年社保能转吗",
        "没多少钱看病",
    ],
)
def test_a_question_about_the_whole_has_no_part(text):
    assert focus_in(text) is None


def test_an_intent_of_a_follow_up_tells_the_part_and_another_none():
    assert (focus_of_intent("ask_where"), focus_of_intent("ask_effective_date")) == ("place", "document")
    assert focus_of_intent("check_eligibility") == "conditions"
    assert focus_of_intent("ask_pension") is None and focus_of_intent("greet") is None
