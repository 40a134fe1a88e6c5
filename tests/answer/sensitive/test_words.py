"""What a message tells of somebody's health or of a child goes; the name of a matter stays."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.phrases import Phrases
from bot.answer.sensitive.words import masked, spans_in
from bot.policy.topics import TOPICS
from bot.settings import ROOT

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我有二级残疾，能领补贴吗", "我［健康情况］，能领补贴吗"),
        ("我是残疾人，包头有什么补贴", "我［健康情况］，包头有什么补贴"),
        ("我得了尿毒症，看病没钱", "我［健康情况］，看病没钱"),
        ("我爸糖尿病好多年了，医保能报吗", "我爸［健康情况］好多年了，医保能报吗"),
        ("查出来肝癌晚期没钱治", "［健康情况］没钱治"),
        ("我妈瘫痪了，有没有护理补贴", "我妈［健康情况］了，有没有护理补贴"),
        ("工友得了尘肺病，厂里不赔", "工友［健康情况］，厂里不赔"),
        ("我没有劳动能力", "我［健康情况］"),
        ("我有乙肝被辞退了", "我［健康情况］被辞退了"),
        ("我被砸伤了，工伤怎么认定", "我被［健康情况］了，工伤怎么认定"),
        ("我老婆怀孕了，生育津贴怎么领", "我老婆［健康情况］了，生育津贴怎么领"),
        ("我孩子6岁，在成都能上小学吗", "我孩子［孩子情况］，在成都能上小学吗"),
        ("我娃留守在老家，有什么照顾", "我娃［孩子情况］在老家，有什么照顾"),
        ("我女儿在读三年级，能转学吗", "我女儿在读［孩子情况］，能转学吗"),
        ("我有二級殘疾，我媽得了糖尿病", "我［健康情况］，我媽［健康情况］"),
    ],
)
def test_what_is_told_of_somebody_goes(text, left):
    assert masked(text, TODAY) == left


@pytest.mark.parametrize(
    "text",
    [
        "残疾补贴怎么领",
        "得了大病没钱治，有什么救治办法",
        "我想问一下，得了大病没钱治，有什么办法",
        "慢性病门诊怎么办",
        "我有大病保险吗",
        "留守儿童有什么照顾",
        "如果我有残疾证能领多少",
        "同事说残疾人能领补贴",
        "我没有残疾证",
        "我有病历怎么报销",
        "我有病假工资吗",
        "我开的小五金厂招人有补贴吗",
        "我在包头打工，孩子能在这儿上小学吗",
        "我女儿十五岁",
    ],
)
def test_what_tells_of_nobody_stays(text):
    assert masked(text, TODAY) == text


def test_what_the_assistant_offers_to_ask_tells_of_nobody():
    taps = yaml.safe_load((ROOT / "bot/channels/web/questions.yml").read_text(encoding="utf-8"))
    offered = [Phrases.open().say("next.topic", topic=topic.label) for topic in TOPICS]
    assert [text for text in (*taps.values(), *offered) if masked(text, TODAY) != text] == []


def test_after_a_question_about_somebody_a_bare_word_tells_of_them():
    assert spans_in("得的是大病", TODAY) == []
    assert spans_in("得的是大病", TODAY, of_somebody=True)


@given(
    st.lists(
        st.one_of(st.sampled_from(["我", "有", "二级残疾", "，", "孩子", "6岁", "得了", "尿毒症", "？", "没"]), st.text(max_size=4))
    ).map("".join)
)
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_nothing_but_the_spans_changes(text):
    spans = spans_in(text, TODAY)
    kept = "".join(
        text[start:end] for start, end in zip([0, *(one.end for one in spans)], [*(one.start for one in spans), len(text)], strict=True)
    )
    assert re.sub("［(?:健康|孩子)情况］", "", masked(text, TODAY)) == re.sub("［(?:健康|孩子)情况］", "", kept)
