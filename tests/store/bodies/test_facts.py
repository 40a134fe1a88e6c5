"""Facts of a body: right or told what is wrong."""

from datetime import date, datetime

import pytest

from bot.store.bodies.facts import read_body

GOOD = {"region_code": "150200", "name": "包头市民政局", "source": "本局提供"}


def test_facts_come_in_the_forms_that_people_and_spreadsheets_give(known):
    given = GOOD | {
        "region_code": 150200.0,
        "short_names": " 市民政局，民政局 ；市民政局",
        "kinds": "civil_affairs",
        "topics": ["funeral_benefit"],
        "phone": 12345,
        "checked_on": datetime(2026, 3, 1, 0, 0),
        "hours": "工作日\r\n9:00-17:00",
    }
    body, problems = read_body(given, known)
    assert problems == []
    assert (body.region_code, body.short_names, body.phone) == ("150200", ("市民政局", "民政局"), "12345")
    assert (body.topics, body.checked_on, body.hours) == (("funeral_benefit",), date(2026, 3, 1), "工作日\n9:00-17:00")


@pytest.mark.parametrize("written", ["2026-03-01", "2026年3月1日", "2026/3/1", "2026.3.1", date(2026, 3, 1)])
def test_a_day_may_be_written_in_many_ways(known, written):
    assert read_body(GOOD | {"checked_on": written}, known)[0].checked_on == date(2026, 3, 1)


@pytest.mark.parametrize("phone", ["0472-5618000", "（0472）561 8000 转 3", "110", "0472-5618000、5618001"])
def test_telephone_numbers_as_they_are_written(known, phone):
    assert read_body(GOOD | {"phone": phone}, known)[0].phone == phone


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("region_code", "999999", "xinshimin region"),
        ("region_code", None, "不能为空"),
        ("name", "  ", "不能为空"),
        ("name", "民政局、教育局", "一行只写一个"),
        ("name", "民" * 121, "太长"),
        ("name", "民政\n局", "换行"),
        ("source", None, "不能为空"),
        ("kinds", "民政", "说明"),
        ("topics", "低保", "xinshimin topics"),
        ("phone", "找小王", "不像电话号码"),
        ("checked_on", "去年", "不是日期"),
        ("checked_on", "2026-02-30", "不是日期"),
        ("checked_on", date(2027, 1, 1), "还没有到"),
        ("successor_year", "18", "四位数字"),
        ("address", "钢铁大街\x00", "控制字符"),
    ],
)
def test_a_wrong_fact_is_told_with_its_field_and_what_to_do(known, field, value, word):
    body, (problem,) = read_body(GOOD | {field: value}, known)
    assert body is None and problem.field == field and word in problem.why


def test_all_wrong_facts_are_told_at_once(known):
    _, problems = read_body({"region_code": "x", "phone": "y"}, known)
    assert [problem.field for problem in problems] == ["region_code", "name", "phone", "source"]


def test_a_successor_needs_a_year_and_a_document_and_is_another_body(known):
    assert read_body(GOOD | {"successor": "包头市教育局"}, known)[1][0].field == "successor"
    assert read_body(GOOD | {"successor_year": 2018}, known)[1][0].field == "successor"
    itself = {"successor": "包头市民政局", "successor_year": 2018, "successor_source": "某文件"}
    assert "自己" in read_body(GOOD | itself, known)[1][0].why
