"""A version as a spreadsheet, and back without loss."""

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.editing.edits import apply_edits
from bot.editing.proposals import propose
from bot.editing.workbook import COLUMNS, PROPOSED_COLUMNS, list_cell, write_workbook
from bot.editing.workbook_reader import from_workbook, is_export
from bot.errors import PolicyFileError
from bot.importer.document_facts import BY_NAME, parse_fact
from tests.editing.samples import FOUNDING, any_notice, any_proposals, given, settings


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


@settings
@given(st.data())
def test_proposals_that_nobody_accepted_change_nothing(tmp_path_factory, data):
    notice = data.draw(any_notice())
    path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    write_workbook(notice, 3, path, data.draw(any_proposals(notice)))
    assert is_export(path) and apply_edits(notice, from_workbook(path)).plain() == notice.plain()


def test_proposals_stand_on_pages_of_their_own_with_their_confidence(bring, take, write_file, suggest, tmp_path):
    bring(write_file())
    notice = take("公租房通知@1")
    write_workbook(notice, 1, tmp_path / "a.xlsx", propose(notice, suggest))
    workbook = load_workbook(tmp_path / "a.xlsx")
    assert workbook.sheetnames == [*COLUMNS, *PROPOSED_COLUMNS]
    rows = [[cell.value for cell in row] for row in workbook["建议"].iter_rows(min_row=2)]
    assert rows[0] == ["一（一）", None, "公租房", "92%", "住房困难家庭可以申请公租房", "能办的事", "直接回答", "住房困难家庭"]
    assert rows[2] == ["二（一）", None, None, "81%", None, "职责", None, None]
    needs = [[cell.value for cell in row] for row in workbook["建议的条件"].iter_rows(min_row=2)]
    assert needs[0][:7] == ["一（一）", "公租房", None, "85%", "住房", "住房困难", "住房困难"]
    assert workbook["标注"].max_row == 1 == workbook["条件"].max_row


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
