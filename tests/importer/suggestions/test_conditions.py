"""Conditions with the words that they rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.suggestions.conditions import conditions_of
from bot.importer.suggestions.places import overlap
from bot.policy.condition import FIELDS, OPERATORS


def short(text):
    return {(one.field, one.op, one.value, one.quote) for one in conditions_of(text)}


def test_a_clause_with_many_conditions():
    text = "凡具有我市户籍的农牧民，在本市非户籍地居住一年以上、有固定的住所，可在居住地申请最低生活保障。"
    found = short(text)
    assert ("residence_months", ">=", 12, "在本市非户籍地居住一年以上") in found
    assert ("housing", None, None, "有固定的住所") in found
    assert any(field == "hukou" and "我市户籍" in quote for field, _, _, quote in found)


@pytest.mark.parametrize(
    ("text", "field", "op", "value"),
    [
        ("公民离开常住户口所在地，到其他城市居住半年以上。", "residence_months", ">=", 6),
        ("滞留3个月及以上的生活无着流浪乞讨人员", "residence_months", ">=", 3),
        ("年满16周岁（不含在校学生）", "age", ">=", 16),
        ("符合条件的60周岁以上老年人", "age", ">=", 60),
        ("单位招用的农村贫困人员连续工作满1年的", "employment", ">=", 12),
        ("缴纳社会保险满4年", "insurance", ">=", 48),
        ("年龄在45周岁以下", "age", "<=", 45),
        ("年满16周岁（不含在校学生）的居民", "schooling", "not_in", ("在校学生",)),
    ],
)
def test_figures_become_an_operator_and_a_value(text, field, op, value):
    assert (field, op, value) in {(one.field, one.op, one.value) for one in conditions_of(text)}


def test_articles_that_no_rule_was_written_for_give_their_conditions():
    """居住证暂行条例 第二条, 广州市积分制入户管理办法 第六条 and 重庆市城乡居民最低生活保障条例 第十条."""
    permit = "公民离开常住户口所在地，到其他城市居住半年以上，符合有合法稳定就业、合法稳定住所、连续就读条件之一的，可以申领居住证。"
    assert {one.field for one in conditions_of(permit)} == {"hukou", "residence_months", "employment", "housing", "schooling"}
    points = "（二）年龄在45周岁以下；（三）持本市办理有效《广东省居住证》；（四）缴纳社会保险满4年；"
    assert {one.field for one in conditions_of(points)} == {"age", "papers", "insurance"}
    income = "共同生活的家庭成员人均收入低于最低生活保障标准"
    assert [one.field for one in conditions_of(income)] == ["income"]


@pytest.mark.parametrize(
    "text", ["到2020年，户籍人口城镇化率提高到45%。", "深化户籍制度改革。", "全面实施居住证制度。", "2024年完成试点工作任务。", ""]
)
def test_what_is_no_condition_gives_none(text):
    assert conditions_of(text) == []


@given(st.text(alphabet="凡具有本市户籍的在居住满半一年以上，。参加养老保险16周岁居住证持有人农民工", max_size=60))
def test_every_condition_rests_on_words_of_the_text(text):
    found = conditions_of(text)
    for condition in found:
        assert condition.quote and condition.quote in text
        assert condition.field in FIELDS and condition.op in (None, *OPERATORS)
    assert len({(one.field, one.quote) for one in found}) == len(found)


def test_most_annotated_conditions_are_proposed(examples):
    hits, figures = [], []
    for example, annotation in [(each, one) for each in examples for one in each.annotations]:
        proposed = conditions_of(annotation.quote)
        for one in annotation.conditions:
            same = [each for each in proposed if each.field == one.field and overlap(example.text, each.quote, one.quote)]
            hits.append(bool(same))
            if one.op == ">=":
                figures.append(any((each.op, each.value) == (one.op, one.value) for each in same))
    assert sum(hits) / len(hits) >= 0.9
    assert sum(figures) / len(figures) >= 0.9
