"""What is remembered is told to who asks for it."""

from datetime import date

import pytest

from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory
from bot.answer.recollection import asks_what_is_known, recollect
from bot.language.facts import Interval, read_facts

TOLD = read_facts("我35岁，来了三年多了，没有居住证，我妈65了", date(2026, 11, 22))


@pytest.mark.parametrize(
    "text",
    ["你记得我什么", "你都知道我啥信息", "记了我哪些东西", "你存了我什么信息", "看看我的记录", "查看一下我的资料", "还记得我吗",
     "我都跟你说过什么", "你有我的什么信息？"],
)  # fmt: skip
def test_it_is_asked_for(text):
    assert asks_what_is_known(text)


@pytest.mark.parametrize(
    "text", ["你知道我能申请什么吗", "删除我的记录", "记得带什么材料", "你记住我在包头", "我的社保记录在哪查", "查我的公积金",
     "我有什么补贴", "居住证存在什么问题"]
)  # fmt: skip
def test_it_is_not(text):
    assert not asks_what_is_known(text)


def test_places_topics_and_facts_are_told_with_whose_they_are(tools):
    known = Known(Memory("150200", "513400", "pension", ("work_injury",)), CheckMemory().tell(TOLD))
    text = recollect(known, tools.phrases, tools.gazetteer)
    for words in (
        "内蒙古自治区包头市",
        "凉山彝族自治州",
        "养老保险、工伤保险",
        "周岁：35岁",
        "36到47个月",
        "居住证：否",
        "您父母周岁：65岁",
        "删除我的记录",
    ):
        assert words in text, words


def test_the_nation_is_no_place_and_nothing_is_nothing(tools):
    assert recollect(Known(Memory("000000")), tools.phrases, tools.gazetteer).startswith("我还没有记下")


def test_an_open_figure_and_a_school_are_told_in_words(tools):
    told = {"child": {"school_stage": "junior"}, "asker": {"residence_months": Interval(60, None)}}
    text = recollect(Known(checks=CheckMemory(told)), tools.phrases, tools.gazetteer)
    assert "您孩子就读学段：初中" in text and "60个月以上" in text
