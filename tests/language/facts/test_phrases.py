"""Turns of phrase."""

import pytest


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("我是外地户口", ["hukou_local no"]),
        ("我不是本地人", ["hukou_local no"]),
        ("我是本地农村户口", ["hukou_local yes", "hukou_rural yes"]),
        ("我户口没迁来", ["hukou_local no", "hukou_moved no"]),
        ("我是非农业户口", ["hukou_rural no"]),
        ("我失业了", ["unemployed yes"]),
        ("老板没跟我签合同", ["labour_contract no"]),
        ("厂里一直不肯跟我签劳动合同", ["labour_contract no"]),
        ("我在包头打工", ["employed yes"]),
        ("我离婚了", ["married no"]),
        ("我媳妇怀孕了", ["spouse.pregnant yes"]),
        ("我没怀孕", ["pregnant no"]),
        ("我在这边没房", ["home_owned no"]),
        ("我租的房", ["home_rented yes"]),
        ("我当过兵", ["veteran yes"]),
        ("我退休了", ["retired yes"]),
        ("昆山 低保 外地人", ["hukou_local? no"]),
    ],
)
def test_a_turn_of_phrase_says_what_somebody_is(told, text, facts):
    assert told(text) == facts


@pytest.mark.parametrize(
    "text", ["公租房怎么申请", "想租房住", "有没有落户的优惠", "我快退休了", "租房没有合同咋办", "农业户口转非农以后呢", "户口怎么迁过来"]
)
def test_what_is_asked_or_planned_is_not_said(told, text):
    assert told(text) == []
