"""Divisions and articles of statutes."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.articles import find_articles


def names(after, text):
    return [node.name for node in after(find_articles, text).nodes]


def test_articles_stand_in_their_divisions():
    text = "第一编 总则\n第一章 原则\n第一节 目的\n第一条 甲。\n第二节 范围\n第二条 乙。\n第二章 附则\n第三条 丙。\n"
    text += "第二编 分则\n第一章 落户\n第四条 丁。\n"
    draft = import_text("d", f"落户法典\n{text}")
    assert [clause.path for clause in draft.clauses] == ["第一条", "第二条", "第三条", "第四条"]
    assert [clause.headings for clause in draft.clauses] == [
        ("总则", "原则", "目的"),
        ("总则", "原则", "范围"),
        ("总则", "附则"),
        ("分则", "落户"),
    ]
    assert draft.warnings == []


@pytest.mark.parametrize("text", [
    "第一条 甲。\n第二条 乙。", "第一条　甲。\n第二条　乙。", "第一条甲。\n第二条乙。", "## 第一条 甲。\n## 第二条 乙。",
    "**第一条** 甲。\n**第二条** 乙。",
    "第一条\n甲。\n第二条\n乙。",
])  # fmt: skip
def test_every_way_to_write_an_article(text):
    assert [(clause.path, clause.text) for clause in import_text("d", text).clauses] == [("第一条", "甲。"), ("第二条", "乙。")]


def test_large_and_inserted_numbers_go_on(after):
    text = "".join(f"第{number}条 甲。\n" for number in ("九十九", "一百", "一百零一", "一百零一条之一".removesuffix("条之一") + "条之一"))
    text = text.replace("条之一条", "条之一")
    draft = after(find_articles, "第一条 甲。\n" + text)
    assert [node.name for node in draft.nodes][-3:] == ["第一百条", "第一百零一条", "第一百零一条之一"]
    assert len(draft.warnings) == 1  # from 第一条 to 第九十九条


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的条件，",
        "第五条第一款所列人员。",
        "第九条 第二款规定的除外。",
        "第三条、第四条规定的罚款。",
        "第一章的规定，适用于本节。",
    ],
)
def test_a_reference_at_the_beginning_of_a_line_is_no_article(after, line):
    assert names(after, f"第一条 甲。\n{line}\n第二条 乙。\n") == ["第一条", "第二条"]


def test_a_jump_and_a_repetition_are_reported_and_nothing_is_renumbered():
    draft = import_text("d", "第一条 甲。\n第二条 乙。\n第四条 丙。\n第四条 丁。\n")
    assert [clause.path for clause in draft.clauses] == ["第一条", "第二条", "第四条", "第四条〔2〕"]
    assert [warning.partition("（")[0] for warning in draft.warnings] == ["编号不连续：第四条", "编号不连续：第四条"]


def test_a_missing_chapter_is_reported(after):
    draft = after(find_articles, "第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。\n")
    assert [warning.partition("（")[0] for warning in draft.warnings] == ["编号不连续：第三章"]


def test_a_notice_that_speaks_of_an_article_is_no_statute(after):
    assert names(after, "一、落户\n第三条 规定的人员。\n二、就学\n") == []


def test_a_letter_with_points_of_its_own_keeps_them_beside_the_statute_that_it_brings(nothing_is_lost, standing):
    letter = "关于印发落户办法的通知\n各区人民政府：\n现印发给你们，并要求如下：\n一、加强宣传。\n二、按时报送。\n市公安局\n2024年5月23日\n"
    draft = import_text("d", f"{letter}落户办法\n第一章 总则\n第一条 甲。\n第二条 本办法自发布之日起施行。\n")
    assert [(clause.path, clause.text) for clause in draft.clauses] == [
        ("一", "加强宣传。"), ("二", "按时报送。"), ("第一条", "甲。"), ("第二条", "本办法自发布之日起施行。"),
    ]  # fmt: skip
    assert standing(draft, "signature") == ["市公安局"]
    assert standing(draft, "title") == ["关于印发落户办法的通知", "落户办法"]
    assert draft.warnings == []
    nothing_is_lost(draft)
