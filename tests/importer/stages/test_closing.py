"""What stands after the last unit."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.closing import read_closing

TASK = "一、落户\n（一）放开落户。\n（二）优化宣传，营造良好氛围。\n"
NANTONG = f"""{TASK}
南通市人民政府办公室

2020年4月24日

（此件公开发布）

— 10 —

抄送：市委各部门，市法院，

市检察院，南通边检站。

南通市人民政府办公室 2020年4月28日印发
"""


@pytest.mark.parametrize(("kind", "words"), [
    ("signature", ["南通市人民政府办公室"]),
    ("date", ["2020年4月24日"]),
    ("disclosure", ["（此件公开发布）"]),
    ("copies", ["抄送：市委各部门，市法院，", "市检察院，南通边检站。"]),
    ("imprint", ["南通市人民政府办公室 2020年4月28日印发"]),
])  # fmt: skip
def test_the_closing_of_a_notice_is_told_apart(after, standing, kind, words):
    assert standing(after(read_closing, NANTONG), kind) == words


@pytest.mark.parametrize("closing", [
    "", "信息公开选项：主动公开\n\n四川省发展和改革委员会办公室\n\n2019年12月5日印发\n",
    "---\n\n抄送：市委办公室。\n", "2019年12月5日\n", "包头市人民政府办公室\n\n2024年5月27日印发\n",
])  # fmt: skip
def test_the_last_clause_ends_before_it(closing):
    assert import_text("d", TASK + "\n" + closing).clauses[-1].text == "优化宣传，营造良好氛围。"


def test_the_name_above_a_day_of_printing_belongs_to_the_imprint(after, standing):
    draft = after(read_closing, f"{TASK}\n四川省发展和改革委员会办公室\n\n2019年12月5日印发\n")
    assert standing(draft, "imprint") == ["四川省发展和改革委员会办公室", "2019年12月5日印发"]
    assert standing(draft, "signature") == []


def test_a_line_of_the_last_clause_that_ends_in_a_body_is_no_signature():
    clause = import_text("d", "一、落户\n（一）由居住地的\n市公安局\n负责办理。\n").clauses[-1]
    assert clause.text == "由居住地的市公安局负责办理。"


def test_what_follows_in_the_closing_stays_in_the_closing(after, standing):
    draft = after(read_closing, f"{TASK}抄送：市委各部门，\n消防支队。\n联系人：王先生\n")
    assert standing(draft, "copies") == ["抄送：市委各部门，", "消防支队。", "联系人：王先生"]


def test_a_text_without_units_has_no_closing(after):
    assert after(read_closing, "南通市人民政府办公室\n2020年4月24日\n").body_end == len("南通市人民政府办公室\n2020年4月24日\n")
