"""Named things and groups."""

import pytest


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("我居住证办了", "residence_permit yes"),
        ("居住证过期了", "residence_permit no"),
        ("我莫得居住证", "residence_permit no"),
        ("我冇居住证", "residence_permit no"),
        ("我没得居住证", "residence_permit no"),
        ("我木有居住证", "residence_permit no"),
        ("我嘛有居住证", "residence_permit no"),
        ("没居住证行不行", "residence_permit? no"),
        ("我不是低保户", "subsistence_allowance no"),
        ("低保被取消了", "subsistence_allowance no"),
        ("我妈是低保户", "parent.subsistence_allowance yes"),
        ("社保断了", "social_insurance no"),
        ("我没断过社保", "social_insurance yes"),
        ("没得单位给我买医保", "medical_insurance no"),
        ("厂里没给我交工伤保险", "work_injury_insurance no"),
        ("我是建档立卡户", "registered_poor yes"),
        ("残疾人坐公交要钱不", "disabled? yes"),
        ("我个体户", "self_employed yes"),
    ],
)
def test_the_words_around_a_term_say_yes_or_no(told, text, fact):
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "居住证怎么办",
        "有没有居住证都行吗",
        "想办居住证",
        "要居住证吗",
        "社保局几点下班",
        "低保一个月多少钱",
        "孤儿补助标准",
        "我哪有社保啊",
        "村里有个五保户老头",
        "我给他们买社保",
        "我交过社保",
    ],
)
def test_a_name_alone_says_nothing(told, text):
    assert told(text) == []


def test_two_named_together_share_their_verb(told):
    assert told("我有居住证和社保") == ["residence_permit yes", "social_insurance yes"]
