"""`xinshimin bodies list|import|export`."""

import json

import pytest
from openpyxl import load_workbook

from bot.errors import PolicyFileError, RowsError, UnknownPlaceError


@pytest.fixture
def sheet(run, tmp_path):
    path = tmp_path / "部门.xlsx"
    run("bodies", "export", str(path))
    return path


def edit(path, name, **changes):
    book = load_workbook(path)
    page = book["部门"]
    titles = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[2].value == name)
    for title, value in changes.items():
        row[titles.index(title)].value = value
    book.save(path)
    return row[0].row


def test_bodies_are_listed_by_place(run):
    output = run("bodies", "list", "--region", "包头").output
    assert "包头市住房和城乡建设局" in output and "四川省" not in output
    assert "→ 国家乡村振兴局（2021）" in run("bodies", "list").output
    facts = json.loads(run("bodies", "list", "--region", "150200", "--json").output)
    assert {fact["region_code"] for fact in facts} == {"150200"} and facts[0]["phone"] is None


def test_a_place_without_bodies_says_so(run):
    assert "bodies import" in run("bodies", "list", "--region", "苏州").output
    assert isinstance(run("bodies", "list", "--region", "鼓楼区").exception, UnknownPlaceError)


def test_what_was_exported_comes_back_without_a_change(run, sheet):
    report = json.loads(run("bodies", "import", str(sheet), "--replace", "--json").output)
    assert report["added"] == report["changed"] == report["removed"] == 0 and report["unchanged"] >= 40


def test_a_number_that_a_city_writes_down_reaches_the_answer(run, sheet):
    from datetime import date

    from bot.answer.question import Question
    from bot.settings import load_settings
    from bot.wiring import open_answering

    edit(sheet, "包头市民政局", 电话="0472-1234567", 地址="某路1号", 核对日期="2026-03-01")
    assert "修改 1" in run("bodies", "import", str(sheet)).output
    answering = open_answering(load_settings())
    answer = answering.answer(Question("policy", "subsistence_allowance", living="150200", as_of=date(2026, 11, 22))).to_dict()
    local = answer["clauses"][0]["bureaus"][0]["local"]
    assert (local["phone"], local["address"], local["inferred"], local["checked_on"]) == ("0472-1234567", "某路1号", False, "2026-03-01")
    assert [contact["number"] for contact in answer["contacts"]] == ["0472-1234567", "12345"]
    edit(sheet, "包头市民政局", 电话=None, 地址=None, 核对日期=None)
    assert run("bodies", "import", str(sheet)).exit_code == 0


def test_a_wrong_row_is_told_and_nothing_is_imported(run, sheet):
    row = edit(sheet, "包头市民政局", 电话="找小王", 名称="包头市新局")
    result = run("bodies", "import", str(sheet), "--json")
    assert isinstance(result.exception, RowsError)
    assert json.loads(result.stdout)["errors"][0]["where"] == f"第 {row} 行“电话”"
    assert "包头市新局" not in run("bodies", "list").output
    assert f"第 {row} 行" in run("bodies", "import", str(sheet)).stderr


def test_only_a_workbook_is_written_and_read(run, tmp_path):
    assert isinstance(run("bodies", "export", str(tmp_path / "部门.csv")).exception, PolicyFileError)
    assert isinstance(run("bodies", "export", str(tmp_path / "none" / "部门.xlsx")).exception, PolicyFileError)
    assert isinstance(run("bodies", "import", str(tmp_path / "none.xlsx")).exception, PolicyFileError)
