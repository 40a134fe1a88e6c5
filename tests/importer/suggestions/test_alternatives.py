"""Conditions of which one is enough."""

from itertools import pairwise

import pytest

from bot.importer.suggestions.alternatives import GROUP, with_alternatives
from bot.importer.suggestions.conditions import conditions_of
from bot.policy.condition import Condition


def groups(text, *quotes):
    found = with_alternatives(text, [Condition("housing", quote, quote) for quote in quotes])
    return [one.any_of for one in found]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("有合法稳定住所或者合法稳定就业的，可以落户。", ("合法稳定住所", "合法稳定就业"), [GROUP, GROUP]),
        ("对符合有住所、有就业、连续就读等条件之一的，可申领。", ("有住所", "有就业", "连续就读"), [GROUP] * 3),
        ("符合下列条件之一的，可以申请：无自有住房；承租市场住房。", ("无自有住房", "承租市场住房"), [GROUP, GROUP]),
        ("放开对高校毕业生、技术工人、留学归国人员的限制。", ("高校毕业生", "技术工人", "留学归国人员"), [GROUP] * 3),
        ("有住所、有就业，并居住半年以上的，可以申领。", ("有住所", "有就业", "居住半年以上"), [None] * 3),
        ("有住所并参加社会保险的，可以落户。", ("有住所", "参加社会保险"), [None, None]),
        ("甲有住所或有就业。凭居住证或身份证办理。", ("有住所", "有就业", "居住证", "身份证"), [GROUP, GROUP, GROUP + "2", GROUP + "2"]),
        ("有住所或者有就业的流动人口", ("有住所", "有就业的流动人口", "有就业"), [GROUP, GROUP, GROUP]),
        ("有住所的，可申请。", ("有住所",), [None]),
        ("可申请。", (), []),
    ],
)
def test_one_is_enough_where_the_text_says_so(text, quotes, expected):
    assert groups(text, *quotes) == expected


def test_the_conditions_stay_as_they_are_but_for_their_group():
    text = "劳动合同期满未续订或提前解除劳动合同的，可申领一次性生活补助。"
    found = conditions_of(text)
    together = with_alternatives(text, found)
    assert [(one.field, one.quote, one.op) for one in together] == [(one.field, one.quote, one.op) for one in found]
    assert {one.any_of for one in together} == {GROUP}


def test_alternatives_of_annotated_clauses_are_mostly_right(examples):
    """A pair that is proposed as alternatives was annotated as such, nearly always; what the text does not show is not found."""
    right = wrong = 0
    for annotation in (one for example in examples for one in example.annotations):
        said = {one.quote: one.any_of for one in annotation.conditions}
        found = [one for one in with_alternatives(annotation.quote, conditions_of(annotation.quote)) if one.any_of and one.quote in said]
        for first, second in pairwise(found):
            if first.any_of == second.any_of:
                right += said[first.quote] is not None and said[first.quote] == said[second.quote]
                wrong += said[first.quote] is None or said[first.quote] != said[second.quote]
    assert right >= 6 and wrong <= right / 3
