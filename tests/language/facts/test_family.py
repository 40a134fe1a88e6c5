"""Children, and grades of disability."""

import pytest


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("我有两个娃", "children 2"),
        ("家里三个孩子", "children 3"),
        ("仨娃在老家", "children 3"),
        ("我一儿一女", "children 2"),
        ("两女一儿", "children 3"),
        ("带着俩娃来的", "children 2.."),
        ("我有一个孩子", "children 1.."),
        ("只有一个孩子", "children 1"),
        ("我没有孩子", "children 0"),
        ("我三级残疾", "disability_grade 3"),
        ("女儿听力残疾一级", "child.disability_grade 1"),
    ],
)
def test_how_many_and_how_heavy(told, text, fact):
    assert fact in told(text)


@pytest.mark.parametrize("text", ["第二个孩子上户口", "工伤鉴定九级", "伤残三级怎么赔"])
def test_an_order_or_an_injury_is_none(told, text):
    assert not [fact for fact in told(text) if "children" in fact or "disability" in fact]
