"""Whether a clause answers a topic or only mentions it."""

import pytest

from bot.importer.suggestions.strength_model import StrengthModel
from bot.importer.suggestions.views import read_cues


def strengths(examples, model):
    return [
        (model.choose(example.text, example.headings, one.topic, one.quote)[0], one.strength)
        for example in examples
        for one in example.annotations
    ]


def test_strengths_of_notices_left_out_are_better_than_always_saying_direct(examples):
    found = []
    for document in {one.document_id for one in examples}:
        model = StrengthModel([one for one in examples if one.document_id != document], read_cues())
        found += strengths([one for one in examples if one.document_id == document], model)
    right = sum(proposed == said for proposed, said in found)
    assert right > sum(said == "direct" for _, said in found) + 10
    assert sum(pair == ("weak", "weak") for pair in found) >= 20


@pytest.mark.parametrize(
    ("topic", "text", "strength"),
    [
        ("subsistence_allowance", "凡居住半年以上的困难人员，可在居住地申请最低生活保障，按规定享受最低生活保障待遇。", "direct"),
        ("residence_permit", "加快推进信息平台建设，完善工作机制。", "weak"),
    ],
)
def test_clear_cases(taught, topic, text, strength):
    found, confidence = StrengthModel(taught, read_cues()).choose(text, (), topic, text)
    assert found == strength and 0.5 <= confidence <= 1


def test_where_all_are_alike_there_is_nothing_to_learn(taught):
    alike = [one for one in taught if all(annotation.strength == "direct" for annotation in one.annotations)]
    assert StrengthModel(alike, {}).choose("提供就业服务。", (), "employment_service", "提供就业服务。") == ("direct", 1.0)
