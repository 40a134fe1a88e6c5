"""Replies to the question of a pre-check."""

from datetime import date

import pytest

from bot.answer.precheck.replies import read_reply
from bot.answer.precheck.requirement import Literal
from bot.language.facts import Interval, read_facts

TODAY = date(2026, 11, 22)


def reply(text, asked, intent="unclear", needed=(), buttons=(), person="asker"):
    return read_reply(text, Literal.parse(asked), read_facts(text, TODAY), person, intent, needed, buttons, TODAY)


def value(text, asked, **more):
    found = reply(text, asked, **more)
    return found.facts.get(Literal.parse(asked).name) if found else None


@pytest.mark.parametrize("text", [
    "有", "有的", "有啊", "是", "是的", "对头", "嗯嗯", "在的", "办了", "早就办了", "有，去年就办了", "没错", "有居住证", "我有居住证",
    "居住证办下来了",
    "要得", "肯定有", "都有", "是滴", "没问题，有的",
])  # fmt: skip
def test_yes(text):
    assert value(text, "residence_permit") is True


@pytest.mark.parametrize("text", [
    "没有", "没得", "莫得", "还没", "没办", "不是", "木有", "没有，还没办", "冇", "我没有", "我没居住证", "居住证还没办下来", "从来没有",
    "没有的", "暂时没有",
])  # fmt: skip
def test_no(text):
    assert value(text, "residence_permit") is False


@pytest.mark.parametrize("text", ["不知道", "不清楚", "不晓得", "我也不太清楚", "搞不清", "忘了", "记不得了", "说不准", "晓不得", "跳过"])
def test_not_known(text):
    assert reply(text, "residence_permit").kind == "unknown"


@pytest.mark.parametrize("text", ["算了", "算了不问了", "不问了", "不查了", "别问了", "退出", "我不想答了", "到此为止吧"])
def test_no_more_of_it(text):
    assert reply(text, "residence_permit").kind == "left"


@pytest.mark.parametrize(
    "text",
    ["居住证怎么办", "没居住证行不行？", "公租房", "没发工资", "租房补贴", "办居住证", "包头", "你好", "好的", "可以", "有没有租房补贴"],
)
def test_what_is_no_reply(text):
    assert reply(text, "residence_permit", intent="ask_residence_permit") is None


@pytest.mark.parametrize(("text", "low", "high"), [
    ("三年了", 36, 36), ("3年", 36, 36), ("住了三年", 36, 36), ("半年", 6, 6), ("一年多", 12, 23), ("八个月", 8, 8), ("不到一年", 0, 11),
    ("两年半", 30, 30),
    ("快一年了", 6, 11), ("2023年来的", 34, 46),
])  # fmt: skip
def test_a_length_of_time(text, low, high):
    found = value(text, "residence_months>=12")
    assert isinstance(found, Interval) and low <= found.low and (found.high or 10**6) <= high + 12


@pytest.mark.parametrize(("text", "found"), [
    ("满了", Interval(12, None)), ("有", Interval(12, None)), ("早满了", Interval(12, None)), ("没有", Interval(0, 11)),
    ("还没满", Interval(0, 11)),
    ("没满", Interval(0, 11)), ("才来", Interval(0, 11)), ("刚搬来", Interval(0, 11)),
])  # fmt: skip
def test_a_yes_to_a_figure_is_that_it_is_reached(text, found):
    assert value(text, "residence_months>=12") == found


@pytest.mark.parametrize("text", ["有个出租屋，固定的", "在工地上干活呢", "我老婆也来了"])
def test_words_about_something_else_decide_no_figure(text):
    assert value(text, "residence_months>=12", intent="give_fact") is None


@pytest.mark.parametrize(("text", "low"), [("65", 65), ("六十五", 65), ("65岁", 65), ("我今年65了", 65), ("属于满了的", 60)])
def test_an_age(text, low):
    assert value(text, "age>=60").low == low


def test_a_no_to_a_limit_stays_below_it():
    assert value("没有", "age<=45") == Interval(0, 45) and value("是的", "age<=45") == Interval(46, None)


def test_a_button_means_what_stands_on_it():
    buttons = ("不是租房的反面", "不是租房")
    assert value("不是租房的反面", "home_rented", buttons=buttons) is True and value("不是租房", "home_rented", buttons=buttons) is False


def test_the_contrary_asked_is_answered_about_the_thing_itself():
    assert value("是", "!student") is True and value("不是", "!student") is False


def test_a_fact_of_the_clause_that_was_not_asked_is_kept():
    found = reply("我没交社保", "residence_permit", intent="give_fact", needed=("residence_permit", "social_insurance"))
    assert found.kind == "noted" and found.facts == {"social_insurance": False}


def test_what_follows_from_a_fact_answers_too():
    assert value("我跑外卖的", "employed") is True


def test_none_of_them():
    assert reply("都不是", "registered_poor").kind == "none_of_them"


def test_the_intent_decides_only_where_the_words_do_not():
    assert value("那是自然", "residence_permit", intent="affirm") is True
    assert value("冇办嘞", "residence_permit", intent="affirm") is False


def test_the_facts_of_somebody_else_are_not_taken():
    assert value("我爸有居住证", "residence_permit") is None
