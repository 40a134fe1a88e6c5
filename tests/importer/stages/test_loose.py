"""Rows and paragraphs where nothing is numbered."""

import pytest

from bot.importer.pipeline import import_text

NOTICE = "关于落户的通知\n一、落户。\n附件1\n分值表\n"


@pytest.mark.parametrize("rows", [
    "指标\t内容\t备注\n住所\t每满1年计8分。\t无\n年龄\t40岁以下计30分。\t动态\n",
    "| 指标 | 内容 | 备注 |\n|---|:---:|---|\n| 住所 | 每满1年计8分。 | 无 |\n| 年龄 | 40岁以下计30分。 | 动态 |\n",
])  # fmt: skip
def test_a_row_of_a_table_is_kept_whole(standing, nothing_is_lost, rows):
    draft = import_text("d", NOTICE + rows)
    assert [clause.path for clause in draft.clauses] == ["一", "附件1/行1", "附件1/行2"]
    assert draft.clauses[1].text.replace("|", "") == "住所每满1年计8分。无"
    assert len(standing(draft, "table_head")) == 1
    nothing_is_lost(draft)


def test_paragraphs_without_numbers_are_clauses_under_their_headings():
    text = "# 落户指引\n\n## 申请条件\n在本市居住半年以上。\n有合法稳定住所。\n\n## 办理地点\n居住地派出所。\n"
    assert [(clause.path, clause.headings, clause.text) for clause in import_text("d", text).clauses] == [
        ("段1", ("申请条件",), "在本市居住半年以上。"), ("段2", ("申请条件",), "有合法稳定住所。"), ("段3", ("办理地点",),
         "居住地派出所。"),
    ]  # fmt: skip


def test_a_broken_line_goes_on_in_the_next():
    assert [
        clause.text
        for clause in import_text("d", "关于落户的通知\n在本市居住半年以上并且有合法稳定住所的人\n员，可以申领居住证。\n").clauses
    ] == ["在本市居住半年以上并且有合法稳定住所的人员，可以申领居住证。"]


def test_a_covering_letter_gives_no_clauses(standing):
    draft = import_text(
        "d",
        "关于印发办法的通知\n各区人民政府：\n现将办法印发给你们。\n市政府办公室\n2024年5月23日\n附件\n落户办法\n第一条 甲。\n第二条 乙。\n",
    )
    assert [clause.path for clause in draft.clauses] == ["附件/第一条", "附件/第二条"]
    assert standing(draft, "preamble") == ["现将办法印发给你们。"]
