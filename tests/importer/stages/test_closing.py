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
    assert standing(draft, "copies") == ["抄送：市委各部门，", "消防支队。"]
    assert standing(draft, "contacts") == ["联系人：王先生"]


def test_where_nothing_is_numbered_only_the_last_lines_are_a_closing(standing):
    draft = import_text("d", "关于落户的通知\n放开落户限制。\n注：以下为摘要。\n全面落实。\n公开方式：主动公开\n")
    assert [clause.text for clause in draft.clauses] == ["放开落户限制。", "注：以下为摘要。", "全面落实。"]
    assert standing(draft, "disclosure") == ["公开方式：主动公开"]


@pytest.mark.parametrize(("kind", "closing"), [
    ("signature", "广州市民政局 广州市财政局\n2025年5月30日"),
    ("signature", "广州市民政局\n广州市财政局\n二〇二五年五月三十日"),
    ("disclosure", "公开方式：主动公开"),
    ("contacts", "区教育局小学和幼儿教育科联系电话：38622512"),
    ("notes", "注：本表由公安部解释。"),
])  # fmt: skip
def test_other_words_that_close_a_notice(after, standing, kind, closing):
    draft = after(read_closing, f"{TASK}{closing}\n")
    assert "\n".join(standing(draft, kind)) in closing
    assert standing(draft, kind)
    assert import_text("d", f"{TASK}{closing}\n").clauses[-1].text == "优化宣传，营造良好氛围。"


@pytest.mark.parametrize("words", ["以上政策自印发之日起实施。", "本通知有效期1年。", "上述措施所称医务人员为本市医务人员。"])
def test_words_about_the_whole_below_the_last_unit_are_a_clause_of_their_own(words):
    clauses = import_text("d", f"{TASK}{words}\n另有规定的除外。\n").clauses
    assert [(clause.path, clause.text) for clause in clauses][1:] == [
        ("一（二）", "优化宣传，营造良好氛围。"),
        ("结语", f"{words}另有规定的除外。"),
    ]


def test_a_last_unit_about_the_whole_keeps_its_words():
    (clause,) = import_text("d", "关于落户的通知\n一、其他事宜\n本通知自印发之日起施行。\n").clauses
    assert (clause.path, clause.headings, clause.text) == ("一", ("其他事宜",), "本通知自印发之日起施行。")


def test_a_sentence_below_a_telephone_number_is_no_closing():
    clause = import_text(
        "d", "一、落户\n（一）放开落户。\n咨询电话：12345\n居住地公安派出所应当自受理申请之日起五日内予以办结落户申请。\n"
    ).clauses[-1]
    assert clause.text.endswith("办结落户申请。")
