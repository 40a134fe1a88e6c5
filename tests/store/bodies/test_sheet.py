"""The directory as a spreadsheet: what goes out comes back the same, and what is wrong is told row by row."""

import string
from dataclasses import replace
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.errors import PolicyFileError, RowsError
from bot.policy.body import Body
from bot.policy.topics import TOPICS
from bot.store.bodies import sheet
from bot.store.bodies.facts import SEPARATOR, read_body
from bot.store.bodies.sheet import read_sheet, write_sheet

HEADING = ["行政区划代码", "地方", "名称", "电话", "核对日期", "来源"]
ROW = ["150200", "内蒙古自治区包头市", "包头市民政局", "0472-1234567", "2026-03-01", "本局提供"]
END = {"successor_year": 2018, "successor_source": "某文件"}


def test_the_founding_bodies_come_back_the_same(tmp_path, founding, known, places, kinds):
    path = tmp_path / "部门.xlsx"
    assert write_sheet(path, founding, places, kinds) == len(founding)
    assert read_sheet(path, known, places) == founding


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=20).map(str.strip).filter(bool)
NAME = WORDS.filter(lambda text: not SEPARATOR.search(text) and len(text.splitlines()) == 1)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
BODY = st.builds(
    Body,
    region_code=st.sampled_from(["000000", "150200", "320600", "510107"]),
    name=NAME,
    source=LINES,
    short_names=st.lists(NAME, max_size=3, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(["education", "health"]), max_size=2, unique=True).map(tuple),
    topics=st.lists(st.sampled_from([topic.key for topic in TOPICS]), max_size=4, unique=True).map(tuple),
    phone=st.none() | st.text(alphabet=string.digits + "-+", min_size=3, max_size=20),
    address=st.none() | LINES,
    hours=st.none() | LINES | st.sampled_from(["=1+1", "'9:00", "-", "0012", "1e5", "TRUE", "2026-03-01"]),
    checked_on=st.none() | st.dates(date(1990, 1, 1), date(2026, 11, 22)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(BODY, max_size=5, unique_by=lambda body: body.key))
def test_whatever_a_body_holds_comes_back_the_same(tmp_path, known, places, kinds, bodies):
    path = tmp_path / "部门.xlsx"
    for body in bodies:
        assert read_body(vars(body), known) == (body, [])
    write_sheet(path, bodies, places, kinds)
    assert read_sheet(path, known, places) == bodies


def test_columns_may_stand_in_any_order_and_rows_may_be_empty(workbook, known, places):
    path = workbook(HEADING[::-1], [None] * 6, ROW[::-1])
    (body,) = read_sheet(path, known, places)
    assert (body.name, body.phone, body.checked_on) == ("包头市民政局", "0472-1234567", date(2026, 3, 1))


def test_numbers_and_days_typed_into_a_spreadsheet_are_understood(workbook, known, places):
    (body,) = read_sheet(workbook(HEADING, [150200, None, "包头市民政局", 12345, date(2026, 3, 1), "本局提供"]), known, places)
    assert (body.region_code, body.phone, body.checked_on) == ("150200", "12345", date(2026, 3, 1))


def test_every_wrong_row_is_told_with_its_number_and_column(workbook, known, places):
    wrong = ["150200", "内蒙古自治区包头市", "包头市教育局", "找小王", "去年", None]
    elsewhere = ["320600", "内蒙古自治区包头市", "南通市民政局", None, None, "本局提供"]
    with pytest.raises(RowsError) as caught:
        read_sheet(workbook(HEADING, ROW, wrong, elsewhere), known, places)
    told = [row.where for row in caught.value.rows]
    assert sorted(told) == sorted(["第 3 行“电话”", "第 3 行“核对日期”", "第 3 行“来源”", "第 4 行“行政区划代码”"])
    assert "第 3 行" in str(caught.value) and "什么都没有写入" in str(caught.value)


def test_a_body_given_twice_is_told(workbook, known, places):
    with pytest.raises(RowsError, match="第 3 行"):
        read_sheet(workbook(HEADING, ROW, ROW), known, places)


def test_a_successor_may_stand_in_the_directory_already(workbook, known, places):
    heading, row = [*HEADING, "后继单位", "变更年份", "变更依据"], [*ROW, "包头市人民政府", 2018, "某文件"]
    with pytest.raises(RowsError):
        read_sheet(workbook(heading, row), known, places)
    (body,) = read_sheet(workbook(heading, row), known, places, [Body("150200", "包头市人民政府", "本局提供")])
    assert (body.successor, body.successor_year) == ("包头市人民政府", 2018)


def test_what_somebody_else_changed_meanwhile_is_not_written_over(tmp_path, known, places, kinds):
    mine, theirs = (Body("150200", name, "本局提供", phone="0472-123") for name in ("甲局", "乙局"))
    path = tmp_path / "部门.xlsx"
    write_sheet(path, [mine, theirs], places, kinds)
    changed = replace(theirs, phone="0472-999")
    book = load_workbook(path)
    column = [cell.value for cell in book[sheet.PAGE][1]].index("电话")
    book[sheet.PAGE][2][column].value = "0472-555"
    book.save(path)
    assert read_sheet(path, known, places, [mine, changed]) == [replace(mine, phone="0472-555"), changed]
    with pytest.raises(RowsError, match="有人改过这个部门"):
        read_sheet(path, known, places, [replace(mine, phone="0472-888"), theirs])
    assert read_sheet(path, known, places) == [replace(mine, phone="0472-555"), theirs]


@pytest.mark.parametrize(
    ("heading", "column"),
    [(["行政区划代码", "名称"], "来源"), ([*HEADING, "传真"], "传真"), ([*HEADING, "电话"], "电话")],
)
def test_a_missing_unknown_or_double_column_is_told(workbook, known, places, heading, column):
    with pytest.raises(RowsError) as caught:
        read_sheet(workbook(heading), known, places)
    assert {row.where for row in caught.value.rows} == {f"第 1 行“{column}”"}


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken", None])
def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path, known, places, content):
    path = tmp_path / "部门.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PolicyFileError, match="xlsx"):
        read_sheet(path, known, places)


def test_an_oversized_file_is_refused_unread(tmp_path, known, places):
    path = tmp_path / "部门.xlsx"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(PolicyFileError, match="20 MB"):
        read_sheet(path, known, places)


def test_a_zip_that_grows_beyond_measure_is_refused_unread(tmp_path, known, places):
    path = tmp_path / "部门.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        for _ in range(201):
            part.write(b" " * 1024 * 1024)
    with pytest.raises(PolicyFileError, match="压缩炸弹"):
        read_sheet(path, known, places)


def test_more_rows_than_there_are_bodies_are_refused(workbook, known, places, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 2)
    assert len(read_sheet(workbook(HEADING, ROW), known, places)) == 1
    with pytest.raises(PolicyFileError, match="超过 2 行"):
        read_sheet(workbook(HEADING, ROW, ROW), known, places)


def test_the_workbook_explains_its_columns_kinds_and_topics(tmp_path, founding, places, kinds):
    path = tmp_path / "部门.xlsx"
    write_sheet(path, founding, places, kinds)
    book = load_workbook(path)
    told = {row[0] for row in book["说明"].iter_rows(values_only=True)}
    assert {"电话", "核对日期", "civil_affairs", "funeral_benefit"} <= told
    assert book["部门"]["B2"].value == "全国"
