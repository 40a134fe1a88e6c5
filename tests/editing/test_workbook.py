"""A version as a spreadsheet, and back without loss."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from bot.editing.edits import apply_edits
from bot.editing.workbook import COLUMNS, list_cell, write_workbook
from bot.editing.workbook_reader import from_workbook
from bot.errors import PolicyFileError
from bot.importer.document_facts import BY_NAME, parse_fact
from tests.editing.samples import FOUNDING, any_notice, given, settings


@pytest.mark.parametrize("name", FOUNDING)
def test_every_founding_notice_comes_back_as_it_was(take, tmp_path, name):
    notice, path = take(name), tmp_path / "a.xlsx"
    write_workbook(notice, 1, path)
    edited = from_workbook(path)
    assert (edited.document_id, edited.revision, edited.stamp, edited.problems) == (notice.document.id, name, 1, ())
    bare = replace(notice, annotations={}, kinds={}, clauses=tuple(replace(clause, bureaus=()) for clause in notice.clauses))
    assert apply_edits(notice, edited).plain() == apply_edits(bare, edited).plain() == notice.plain()


@settings
@given(any_notice())
def test_whatever_people_write_comes_back_as_it_was(tmp_path_factory, notice):
    path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    write_workbook(notice, 3, path)
    assert apply_edits(notice, from_workbook(path)).plain() == notice.plain()


def test_the_sheets_are_written_in_the_words_of_city_staff(take, tmp_path):
    write_workbook(take("baotou-2024-47@1"), 1, tmp_path / "a.xlsx")
    workbook = load_workbook(tmp_path / "a.xlsx")
    assert workbook.sheetnames == list(COLUMNS)
    rows = [[cell.value for cell in row] for row in workbook["标注"].iter_rows()]
    assert (
        rows[0] == list(COLUMNS["标注"]) and rows[4][:2] == ["二（一）2（1）", "随迁子女入学"] and rows[4][3:5] == ["能办的事", "直接回答"]
    )
    assert workbook["条款"].data_validations.dataValidation


def test_a_text_that_looks_like_a_formula_is_none(take, tmp_path):
    notice = take("baotou-2024-47@1")
    write_workbook(replace(notice, document=replace(notice.document, notes="=HYPERLINK(1)")), 1, tmp_path / "a.xlsx")
    cell = next(row[1] for row in load_workbook(tmp_path / "a.xlsx")["文件"].iter_rows() if row[0].value == "备注")
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)")


def test_a_text_too_long_for_a_cell_is_told_and_nothing_is_written(take, tmp_path):
    notice = take("baotou-2024-47@1")
    with pytest.raises(PolicyFileError, match=r"\.yml"):
        write_workbook(replace(notice, document=replace(notice.document, notes="长" * 40_000)), 1, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == [path for path in tmp_path.iterdir() if path.suffix == ".db" or "store.db" in path.name]


@pytest.mark.parametrize("values", [("市政府",), ("甲", "乙"), ("[甲", "乙"), ("甲\n乙",), (" 甲",), ("",), ("甲", ""), ("[]",)])
def test_several_names_in_a_cell_come_back_as_they_were(values):
    assert parse_fact(BY_NAME["issuers"], list_cell(values)) == values
