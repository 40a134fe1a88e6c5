"""Which kind of clause."""

import pytest

from bot.importer.suggestions.kind_model import KindModel


@pytest.fixture(scope="module")
def model(taught, encoders):
    return KindModel(taught, encoders)


def test_kinds_of_a_notice_left_out_are_better_than_always_saying_the_commonest(model, left_out, encoders):
    right = [model.choose(one.text, one.sentences, encoders)[0] == one.kind for one in left_out]
    commonest = sum(one.kind == "benefit" for one in left_out)
    assert sum(right) > commonest


def test_clear_cases(model, encoders):
    benefit = "凡在本市居住半年以上的流动人口，均可申请办理居住证，享受基本公共服务。"
    leading = "加强组织领导。各有关部门要压实责任，加强监督检查和宣传解读，定期督促考核。"
    assert model.choose(benefit, [benefit], encoders)[0] == "benefit"
    kind, confidence = model.choose(leading, [leading], encoders)
    assert kind == "organisation" and 0.2 < confidence <= 1
