"""Who says that they are under fourteen is heard; who speaks of a child or of long ago is not taken for one."""

import pytest

from bot.language.minors import guardian_is_there, is_under_fourteen


@pytest.mark.parametrize(
    "text",
    [
        "我今年12岁，能自己办居住证吗",
        "我 13 岁了想打工",
        "我才十一岁",
        "我今年十岁，爸爸妈妈在包头打工",
        "我还未满十四周岁",
        "我是小学生，想问转学",
        "我在读初一",
        "我上五年级，怎么转学",
        "我今年１２周岁",
    ],
)
def test_a_child_who_writes_is_heard(text):
    assert is_under_fourteen(text)


@pytest.mark.parametrize(
    "text",
    [
        "我孩子12岁能上小学吗",
        "我女儿今年十岁",
        "我家娃上五年级",
        "我13岁就出来打工，今年45了",
        "我12岁的儿子想转学",
        "我今年14岁",
        "我今年三十二岁",
        "我今年31岁",
        "我想给上小学的孩子办入学",
        "我上小学的时候来的包头",
        "我小学文化能报技能培训吗",
        "我今年一百一十三岁",
        "帮我12岁孩子问",
        "我7岁娃娃读书",
        "我上小学五年级的娃转学",
        "公租房怎么申请",
    ],
)
def test_nobody_else_is_taken_for_a_child(text):
    assert not is_under_fourteen(text)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("家长在旁边", True),
        ("我妈妈在我身边", True),
        ("爸爸同意了", True),
        ("奶奶陪着我", True),
        ("妈妈不在旁边", False),
        ("爸爸没在", False),
        ("爸爸妈妈在外地打工", False),
        ("公租房怎么申请", False),
    ],
)
def test_whether_a_parent_is_there(text, there):
    assert guardian_is_there(text) is there
