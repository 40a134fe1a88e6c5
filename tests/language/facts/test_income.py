"""Income a month."""

import pytest


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("我一个月三千五", "income_month 3500"),
        ("月入四五千", "income_month 4000..5000"),
        ("工资三千来块", "income_month 2800..3400"),
        ("工资两千出头", "income_month 2000..2250"),
        ("月薪1.2万", "income_month 12000"),
        ("全家月收入不到两千", "household.income_month 0..1999"),
        ("一年收入三万六", "income_month 3000"),
        ("我没有收入", "income_month 0"),
        ("我老公工资五千五", "spouse.income_month 5500"),
    ],
)
def test_income_in_yuan_a_month(told, text, fact):
    assert fact in told(text)


@pytest.mark.parametrize("text", ["房租一个月八百", "低保一个月多少钱", "人均收入八百块", "一天三百二", "收入不固定", "工资三年没涨"])
def test_other_money_is_left(told, text):
    assert not [fact for fact in told(text) if "income" in fact]
