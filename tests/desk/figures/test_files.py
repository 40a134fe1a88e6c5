"""Tables as files that no spreadsheet computes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.desk.figures.files import FORMULA, harmless, to_csv, to_xlsx
from bot.desk.figures.sheets import Row, Sheet

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"]


def sheet(*names, title="按渠道"):
    return Sheet("channels", title, ("渠道", "提问", "应答率"), tuple(Row(name, (3, "50%")) for name in names))


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_and_xlsx_hold_the_table():
    assert lines(to_csv(sheet("网页"))) == [["渠道", "提问", "应答率"], ["网页", "3", "50%"]]
    book = load_workbook(io.BytesIO(to_xlsx([sheet("网页"), sheet("公众号", title="按天")])))
    assert book.sheetnames == ["按渠道", "按天"]
    assert [cell.value for cell in book["按渠道"][2]] == ["网页", 3, "50%"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_cell_that_could_be_computed_is_a_text(hostile):
    assert lines(to_csv(sheet(hostile)))[1][0] == "'" + hostile
    cell = load_workbook(io.BytesIO(to_xlsx([sheet(hostile)])))["按渠道"]["A2"]
    assert cell.data_type == "s" and cell.value.startswith("'")


@given(st.text())
def test_no_text_begins_like_a_formula_and_none_is_lost(text):
    got = harmless(text)
    assert not got.lstrip(" ").startswith(FORMULA) and got.endswith(text)


def test_numbers_stay_numbers():
    assert (harmless(-3), harmless(2.5)) == (-3, 2.5)
