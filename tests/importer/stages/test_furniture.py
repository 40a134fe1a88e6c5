"""What belongs to the page and not to the text."""

import pytest

from bot.importer.stages.furniture import find_furniture


@pytest.mark.parametrize("line", ["— 10 —", "- 3 -", "–12–", "　— 7 —　", "—1—"])
def test_a_page_number_on_a_line_of_its_own_is_set_aside(after, standing, line):
    draft = after(find_furniture, f"促进农业转移人口市\n{line}\n民化。\n")
    assert standing(draft, "page_number") == [line.strip()]
    assert [one.text for one in draft.lines] == ["促进农业转移人口市", "民化。"]


@pytest.mark.parametrize("line", ["10", "— 十 —", "2020年 — 2025年", "——坚持目标引领，问题导向。", "全程5-10个工作日"])
def test_a_number_or_a_dash_in_the_text_stays(after, standing, line):
    draft = after(find_furniture, f"{line}\n")
    assert standing(draft, "page_number") == standing(draft, "markup") == []
    assert [one.text for one in draft.lines] == [line]


def test_a_markdown_heading_loses_its_mark_and_is_remembered(after, standing):
    draft = after(find_furniture, "### 1. 积极拓宽住房保障渠道\n正文 # 不是标题\n")
    assert standing(draft, "markup") == ["###"]
    assert [(one.text, one.marked) for one in draft.lines] == [("1. 积极拓宽住房保障渠道", True), ("正文 # 不是标题", False)]


def test_bold_marks_are_set_aside_wherever_they_stand(after, standing):
    draft = after(find_furniture, "**（一）强化组织领导。**认真落实党中央部署。\n### **三、保障措施**\n")
    assert standing(draft, "markup") == ["**", "**", "###", "**", "**"]
    assert draft.lines[0].text.startswith("（一）")
    assert draft.lines[1].text == "三、保障措施"
    assert [one.marked for one in draft.lines] == [False, True]


def test_a_rule_across_the_page_is_markup(after, standing):
    draft = after(find_furniture, "工作取得实效。\n\n---\n\n抄送：市委办公室。\n")
    assert standing(draft, "markup") == ["---"]
    assert [one.text for one in draft.lines] == ["工作取得实效。", "抄送：市委办公室。"]


def test_a_line_runs_from_its_first_to_its_last_visible_character(after):
    draft = after(find_furniture, "\n \u3000一、总体要求 \n\n\u200b\n  正文。")
    assert [(one.text, draft.text[one.start : one.end]) for one in draft.lines] == [("一、总体要求",) * 2, ("正文。",) * 2]
