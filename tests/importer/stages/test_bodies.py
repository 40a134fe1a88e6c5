"""Where the heading and the text of a unit stand."""

import pytest

from bot.importer.stages.bodies import read_bodies


def read(after, text):
    draft = after(read_bodies, text)
    return {node.path: (draft.quote(node.heading).text, draft.quote(node.body).text) for node in draft.nodes}


@pytest.mark.parametrize(("text", "heading", "body"), [
    ("## 一、总体要求\n\n坚持以人为本。\n", "总体要求", "坚持以人为本。"),
    ("一、总体要求\n坚持以人为本，\n不断提升获得感。\n", "总体要求", "坚持以人为本，不断提升获得感。"),
    ("### 一、将农牧业转移人口市民化工作成效纳入重点督促检查内容并定期通报\n\n定期督查。\n",
     "将农牧业转移人口市民化工作成效纳入重点督促检查内容并定期通报", "定期督查。"),
    ("一、推动信息共享。各地要加强工作。\n完善体系。\n", "", "推动信息共享。各地要加强工作。完善体系。"),
    ("一、将农牧业转移人口市民化工作成效纳入推动乡村振兴战略重点督促检查\n内容。\n", "",
     "将农牧业转移人口市民化工作成效纳入推动乡村振兴战略重点督促检查内容。"),
    ("一、坚持以人为本\n", "", "坚持以人为本"),
])  # fmt: skip
def test_a_short_line_above_the_text_is_a_heading_and_one_run_into_it_is_not(after, text, heading, body):
    assert read(after, text)["一"] == (heading, body)


def test_a_unit_with_smaller_ones_has_a_heading_only(after):
    found = read(after, "二、重点任务\n（一）完善住房保障，增强\n吸引力\n1. 为有意愿的人提供培训。\n2. 给予\n\n— 3 —\n\n贴息。\n")
    assert found == {
        "二": ("重点任务", ""),
        "二（一）": ("完善住房保障，增强吸引力", ""),
        "二（一）1": ("", "为有意愿的人提供培训。"),
        "二（一）2": ("", "给予贴息。"),
    }


def test_bold_words_at_the_beginning_stay_with_the_text(after):
    found = read(after, "### **三、保障措施**\n\n**（一）强化组织领导。**认真落实部署。\n（二）强化配合。健全机制。\n")
    assert found["三"] == ("保障措施", "")
    assert found["三（一）"] == ("", "强化组织领导。认真落实部署。")


def test_paragraphs_of_one_unit_stay_together(after):
    principles = "（二）基本原则。\n——坚持目标引领。紧盯要求。\n——坚持积极稳妥。突出重点。\n"
    found = read(after, f"一、总体要求\n（一）指导思想。坚持。\n{principles}二、政策\n（三）落户。\n")
    assert found["（二）"] == ("", "基本原则。——坚持目标引领。紧盯要求。——坚持积极稳妥。突出重点。")


def test_labels_and_headings_are_told_apart_from_the_text(after, standing):
    draft = after(read_bodies, "## 2. 加快落实居住证制度\n\n(1) 简化条件。\n(2) 明确便利。\n")
    assert standing(draft, "label") == ["2.", "(1)", "(2)"]
    assert standing(draft, "heading") == ["加快落实居住证制度"]
    assert [one.path for one in draft.segments if one.kind == "label"] == ["2", "2（1）", "2（2）"]
