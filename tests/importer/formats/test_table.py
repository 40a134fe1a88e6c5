"""Rows of a table as lines."""

import pytest

from bot.importer.formats.table import table_lines

HEAD = ["序 号", "主要目标\n任务", "责任单位"]


def test_a_task_table_has_the_form_that_the_stage_reads():
    rows = [
        ["重点任务分工"],
        HEAD,
        ["（一）放开落户限制", None, ""],
        ["1、", "全面取消\n落户限制", "公安局"],
        ["", "续上页", ""],
        [],
        ["2", "居住证"],
    ]
    assert table_lines(rows) == [
        "重点任务分工", "序号\t主要目标任务\t责任单位", "（一）\t放开落户限制", "1\t全面取消 落户限制\t公安局", "\t续上页", "2\t居住证",
    ]  # fmt: skip


def test_a_body_beside_several_tasks_is_beside_each():
    assert table_lines([HEAD, ["1", "甲", "公安局"], ["2", "乙", None], ["3", "丙", ""]]) == [
        "序号\t主要目标任务\t责任单位", "1\t甲\t公安局", "2\t乙\t公安局", "3\t丙",
    ]  # fmt: skip


def test_a_task_beside_several_numbers_is_told_once():
    assert table_lines([HEAD, ["1", "甲", "公安局"], ["2", None, "财政局"]])[-1] == "2\t\t财政局"


@pytest.mark.parametrize(("question", "answer"), [("问", "答"), ("问题", "答复"), ("常见问题", "标准答案"), ("提 问", "解答")])
def test_questions_and_answers_are_told_from_a_table(question, answer):
    rows = [
        ["序号", question, answer, "依据"],
        ["1", "公租房\n怎么申请？", "到区住建局申请。\n带身份证。", "穗府办规〔2024〕13号"],
        ["2", "多少钱？", "", ""],
    ]
    assert table_lines(rows) == [
        "问：公租房 怎么申请？", "答：到区住建局申请。", "带身份证。", "依据：穗府办规〔2024〕13号", "问：多少钱？",
    ]  # fmt: skip


def test_any_other_table_keeps_its_header_and_its_rows():
    rows = [["", "附件1"], ["", "区域", "系数", ""], ["", "越秀区", "1.2", ""], ["", "", "0.8", ""], ["", "注：按月发放", "", ""]]
    assert table_lines(rows) == ["附件1", "区域\t系数", "越秀区\t1.2", "\t0.8", "注：按月发放"]


def test_a_table_of_one_column_is_its_paragraphs():
    assert table_lines([["一、总体要求\n坚持 以人为本。"], ["", "  "], ["二、"]]) == ["一、总体要求", "坚持 以人为本。", "二、"]


@pytest.mark.parametrize("rows", [[], [[]], [[None, ""], ["  "]]])
def test_an_empty_table_has_no_lines(rows):
    assert table_lines(rows) == []
