"""An edited export over the version that it came from."""

from datetime import date
from pathlib import Path

import pytest

from bot.editing.drafting import draft_notice
from bot.editing.edits import Edited, apply_edits, in_words
from bot.errors import RowsError
from bot.importer.entries import Problem
from bot.policy.bureau import Bureau


@pytest.fixture
def base(write_file):
    return draft_notice(write_file(), "town-1", "150200")


def edited(document=None, clauses=None, **more):
    return Edited(Path("a.yml"), "town-1", None, None, {"document": document or {}, "clauses": clauses or {}}, in_words, **more)


SAID = {"quote": "可以申请公租房", "kind": "benefit", "strength": "direct"}


def test_what_the_file_says_goes_in_and_the_rest_stays(base):
    bureaus = [{"name": "镇政府", "role": "lead"}]
    first = apply_edits(base, edited(clauses={"一（一）": {"topics": {"public_rental_housing": SAID}, "bureaus": bureaus}}))
    assert first.annotations["一（一）"][0].quote == "可以申请公租房" and first.kinds == {"一（一）": "benefit"}
    assert first.clauses[0].bureaus == (Bureau("镇政府", "lead"),) and first.clauses[1] == base.clauses[1]
    second = apply_edits(first, edited({"issued_on": "2024年5月1日"}, {"二（一）": {"kind": "duty"}}))
    assert second.document.issued_on == date(2024, 5, 1)
    assert second.annotations["一（一）"] == first.annotations["一（一）"] and second.kinds == {"一（一）": "benefit", "二（一）": "duty"}
    assert apply_edits(second, edited(clauses={"一（一）": {"topics": {}}})).annotations["一（一）"] == ()


def test_all_that_is_wrong_is_named_at_once(base):
    wrong = edited(
        {"issued_on": "昨天", "status": "good", "colour": "red", "id": "town-1"},
        {
            "一（一）": {"topics": {"public_rental_housing": SAID | {"quote": "每月发钱"}, "horoscope": SAID}},
            "一（二）": {"topics": {"pension": {"quote": "身份证", "kind": "benefit"}}, "kind": "good"},
            "九": {"kind": "duty"},
        },
        problems=(("标注 第 9 行", "单元格里是公式"),),
        texts={"一（一）": ("条款 第 2 行", "改过的原文")},
    )
    with pytest.raises(RowsError) as caught:
        apply_edits(base, wrong)
    places = [where for where, _ in caught.value.rows]
    assert places[0] == "标注 第 9 行" and {"文件 发布日期", "文件 状态", "文件 colour", "条款 九", "条款 第 2 行"} <= set(places)
    assert "条款 一（一） horoscope" in places and len(places) == 10
    assert "什么都没有写入" in str(caught.value)


def test_a_problem_is_placed_in_words():
    assert in_words(Problem("一", "-", "。")) == "条款 一"
    assert in_words(Problem("一", "pension", "。", 1)) == "条款 一 pension 第 2 个条件"
