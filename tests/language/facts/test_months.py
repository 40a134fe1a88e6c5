"""Months of residence, work and insurance."""

import pytest


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("我来了三年了", ["residence_months 36"]),
        ("零八年就来了", ["residence_months 214..226"]),
        ("待了大半年", ["residence_months 6..11"]),
        ("至少住了六年", ["residence_months 72.."]),
        ("三年前来的", ["residence_months 36"]),
        ("我在厂里干了一年零两个月", ["employment_months 14"]),
        ("工龄十二年", ["employment_months 144"]),
        ("社保交了两年半", ["social_insurance_months 30"]),
        ("从2016年开始交社保", ["social_insurance_months 118..130"]),
        ("交了两年医保", ["medical_insurance_months 24"]),
        ("我职工养老，交了八年", ["employee_pension_months 96"]),
        ("住满半年就能办吗", ["residence_months? 6.."]),
        ("我老公在这边住了三年", ["spouse.residence_months 36"]),
    ],
)
def test_how_long_somebody_has_lived_worked_or_paid(told, text, facts):
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "要交满15年社保吗",
        "需要住满半年吗",
        "欠我三个月工资",
        "社保断缴三个月的话",
        "听说住满半年就能办",
        "公租房能住几年",
        "孩子住校一个礼拜",
        "前几天发的",
        "租房一个月一千五",
        "算来算去不够十五年",
    ],
)
def test_other_lengths_of_time_are_left(told, text):
    assert not [fact for fact in told(text) if "months" in fact]


def test_work_that_has_ended_is_not_counted_on(told):
    assert told("我2015年3月入职，去年8月被裁了") == ["unemployed yes"]
