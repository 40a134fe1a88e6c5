"""Spreadsheets."""

import re

import pytest

from bot.errors import PolicyFileError
from bot.importer.formats import xlsx
from bot.importer.formats.xlsx import read_xlsx
from bot.importer.pipeline import import_text

TASKS = [
    ["推进农业转移人口市民化重点任务分工"],
    ["序号", "主要目标任务", "责任单位"],
    ["（一）放开落户限制"],
    [1, "全面取消落户限制", "公安局"],
    [2, "推行居住证制度", None],
    ["（二）保障住房"],
    [3, "将农民工纳入公租房保障", "住建局"],
]


def merge(book):
    sheet = book["任务"]
    sheet.merge_cells("A3:C3")
    sheet.merge_cells("C4:C5")


def test_a_task_table_is_read_into_clauses(workbook):
    extracted = read_xlsx("a.xlsx", workbook(merge, 任务=TASKS))
    assert (extracted.format, extracted.warnings) == ("xlsx", ())
    assert extracted.text.splitlines()[1] == "序号\t主要目标任务\t责任单位"
    clauses = import_text("d", extracted.text).clauses
    told = [(clause.path, clause.text, [bureau.name for bureau in clause.bureaus]) for clause in clauses]
    assert told == [
        ("1", "全面取消落户限制", ["公安局"]), ("2", "推行居住证制度", ["公安局"]), ("3", "将农民工纳入公租房保障", ["住建局"]),
    ]  # fmt: skip


def test_a_sheet_of_questions_is_read(workbook):
    extracted = read_xlsx("a.xlsx", workbook(问答=[["序号", "问题", "答复"], [1, "租房补贴多少？", "每月 500 元。"]]))
    assert extracted.text == "问：租房补贴多少？\n答：每月 500 元。\n"


def test_several_sheets_stand_under_their_names_and_a_hidden_one_is_told(workbook):
    def hide(book):
        book["字典"].sheet_state = "hidden"

    extracted = read_xlsx("a.xlsx", workbook(hide, 标准=[["区", "元"], ["天河", 37]], 空=[], 说明=[["按月发放"]], 字典=[["a"]]))
    assert extracted.text == "标准\n区\t元\n天河\t37\n说明\n按月发放\n"
    assert len(extracted.warnings) == 1 and "字典" in extracted.warnings[0]


def test_numbers_are_read_as_they_are_shown(workbook):
    def percent(book):
        book["表"]["B2"].number_format = "0%"

    assert read_xlsx("a.xlsx", workbook(percent, 表=[["项目", "比例"], ["单位缴存", 0.12]])).text.endswith("单位缴存\t12%\n")


def test_a_formula_without_a_result_is_told(workbook):
    extracted = read_xlsx("a.xlsx", workbook(表=[["甲", "乙"], [1, "=A2*2"]]))
    assert "1 个公式没有结果" in extracted.warnings[0]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(workbook):
    def far(book):
        book["表"]["XFD1048576"] = "远"
        book["表"].merge_cells("A5:XFD6")

    def shrink(book):
        book["表"]["XFD1048576"] = "远"

    assert read_xlsx("a.xlsx", workbook(shrink, 表=[["甲", "乙"], ["丙", "丁"]])).text == "甲\t乙\n丙\t丁\n\t\t远\n"


def test_merged_cells_over_the_whole_sheet_cost_nothing(workbook, parts_of, packed):
    parts = parts_of(workbook(表=[["甲", "乙"], ["丙", "丁"]]))
    part = "xl/worksheets/sheet1.xml"
    parts[part] = re.sub(rb"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>', parts[part])
    assert read_xlsx("a.xlsx", packed(parts)).text == "甲\t乙\n丙\t丁\n"


def test_a_sheet_of_too_many_cells_is_refused(workbook, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_CELLS", 3)
    with pytest.raises(PolicyFileError, match="拆成几份"):
        read_xlsx("a.xlsx", workbook(表=[["甲", "乙"], ["丙", "丁"]]))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("content", [b"", b"<a>", b"not xml"])
def test_a_damaged_part_is_told(workbook, parts_of, packed, part, content):
    parts = parts_of(workbook(表=[["甲", "乙"]])) | {part: content}
    with pytest.raises(PolicyFileError, match="已损坏"):
        read_xlsx("a.xlsx", packed(parts))
