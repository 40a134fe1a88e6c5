"""Which of the conditions that are found bind the asker."""

import pytest

from bot.importer.suggestions.condition_model import CONDITION_THRESHOLD, ConditionModel, annotated
from bot.importer.suggestions.conditions import conditions_of
from bot.policy.condition import Condition


@pytest.fixture(scope="module")
def model(taught):
    return ConditionModel(taught)


def weighed(model, text):
    found = conditions_of(text)
    return {one.quote: weight for one, weight in zip(found, model.weigh(text, found), strict=True)}


def test_what_is_proposed_of_a_notice_left_out_is_right_more_often_than_what_is_found(examples):
    found, proposed = [], []
    for document in {one.document_id for one in examples}:
        model = ConditionModel([one for one in examples if one.document_id != document])
        for example in (one for one in examples if one.document_id == document):
            for annotation in example.annotations:
                conditions = conditions_of(annotation.quote)
                for one, weight in zip(conditions, model.weigh(annotation.quote, conditions), strict=True):
                    right = annotated(example.text, one, annotation.conditions)
                    found.append(right)
                    if weight >= CONDITION_THRESHOLD:
                        proposed.append(right)
    assert sum(found) / len(found) < 0.6
    assert sum(proposed) / len(proposed) > 0.7 and sum(proposed) > 0.75 * sum(found)


def test_who_is_served_binds_and_what_the_bureaus_do_does_not(model):
    binding = weighed(model, "凡具有本市户籍的农牧民，在本市居住一年以上、有固定住所的，可在居住地申请最低生活保障。")
    assert all(weight >= CONDITION_THRESHOLD for words, weight in binding.items() if "户籍" in words or "一年" in words or "住所" in words)
    idle = weighed(model, "按照以人定地的原则，实施城镇建设用地增加规模与吸纳农业转移人口落户数量挂钩政策。")
    assert idle and max(idle.values()) < CONDITION_THRESHOLD


def test_nothing_found_nothing_weighed(model):
    assert model.weigh("做好登记。", []) == []


def test_without_anything_to_learn_from_all_weigh_the_same():
    text = "有固定住所并居住半年以上的人员可以申请。"
    found = conditions_of(text)
    assert len(found) >= 2 and set(ConditionModel([]).weigh(text, found)) == {0.5}


def test_annotated_means_the_same_field_and_some_of_the_same_words():
    text = "有固定住所的人员"
    found = Condition("housing", "住所", "固定住所")
    assert annotated(text, found, [Condition("housing", "住所", "有固定住所的")])
    assert not annotated(text, found, [Condition("hukou", "住所", "有固定住所的")]) and not annotated(text, found, [])
