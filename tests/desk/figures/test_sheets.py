"""Figures as tables, with small counts of one topic at one place held back."""

import pytest

from bot.desk.figures.sheets import FEW, MEASURES, make_sheets

COLUMN = {name: number for number, (name, _) in enumerate(MEASURES)}


@pytest.fixture
def sheets(figures, gazetteer, asked):
    return lambda **given: {one.key: one for one in make_sheets(figures, asked(**given), gazetteer)}


@pytest.fixture
def told(sheets):
    """The cells of a column by the names of the rows."""
    return lambda key, column, **given: {row.name: row.cells[COLUMN[column]] for row in sheets(**given)[key].rows}


def test_each_way_of_counting_gives_the_same_sum(talks, told):
    talks.ask(7)
    talks.ask(3, "no_clause", "wage_arrears", "320600", "wechat")
    talks.ask(1, "unclear", None, None)
    for key in ("total", "days", "places", "topics", "channels"):
        assert sum(told(key, "提问").values()) == 11
    assert told("total", "应答率") == {"合计": "64%"}
    assert told("topics", "提问") == {"养老保险": 7, "欠薪维权": 3, "没听出是什么事": 1}
    assert told("channels", "提问") == {"网页": 8, "公众号": 3} and told("days", "提问") == {"2026-11-20": 11}


def test_places_are_put_together_one_level_below_the_one_that_is_shown(talks, told):
    talks.ask(6, code="150203")
    talks.ask(5, code="150200")
    talks.ask(1, code="320600")
    talks.ask(1, code="999999")
    talks.ask(1, code="000000")
    assert told("places", "提问") == {"内蒙古自治区": 11, "江苏省": 1, "全国": 1, "999999": 1}
    assert told("places", "提问", place="150000") == {"内蒙古自治区包头市": 11}
    assert told("places", "提问", place="150200") == {"内蒙古自治区包头市昆都仑区": 6, "内蒙古自治区包头市": 5}


def test_the_waiting_time_is_told_in_minutes(talks, told):
    talks.hand_over()
    talks.hand_over()
    assert [told("total", name)["合计"] for name in ("转人工", "已接", "平均等候（分）", "最长等候（分）")] == [2, 2, 3.0, 3.0]


def test_ratings_are_counted(talks, told):
    talks.rate(talks.ask(), True)
    talks.rate(talks.ask(), False)
    assert (told("total", "有用"), told("total", "没用")) == ({"合计": 1}, {"合计": 1})


def test_gaps_are_those_of_a_city_the_most_asked_first(talks, sheets):
    talks.ask(4, "no_clause", "wage_arrears", "150203")
    talks.ask(3, "no_clause", "wage_arrears", "150200")
    talks.ask(5, "no_clause", "pension", "320600")
    talks.ask(2, "no_clause", "pension", "150200")
    talks.ask(90, "answered", "housing_fund")
    rows = [(row.name, *row.cells) for row in sheets()["gaps"].rows]
    assert rows == [("欠薪维权", "内蒙古自治区包头市", 7), ("养老保险", "江苏省南通市", 5), ("养老保险", "内蒙古自治区包头市", FEW)]
    assert [(row.name, *row.cells) for row in sheets(place="150203")["gaps"].rows] == [("欠薪维权", "内蒙古自治区包头市昆都仑区", FEW)]


def test_few_questions_on_one_topic_at_one_place_are_not_told(talks, told, sheets):
    talks.ask(4)
    talks.ask(6, topic="wage_arrears")
    talks.hand_over()
    assert told("topics", "提问", place="150200") == {"欠薪维权": 6, "养老保险": FEW}
    assert told("topics", "应答率", place="150200") == {"欠薪维权": "100%", "养老保险": ""}
    assert told("topics", "平均等候（分）", place="150200")["养老保险"] == ""
    assert told("places", "提问", topic="pension") == {"内蒙古自治区": FEW}
    for key in ("total", "days", "channels"):
        assert list(told(key, "提问", place="150200", topic="pension").values()) == [FEW]
    assert told("topics", "提问") == {"欠薪维权": 6, "养老保险": 4}


def test_names_lead_further_down(talks, sheets):
    talks.ask(code="150203")
    (place,), (topic,) = sheets()["places"].rows, sheets()["topics"].rows
    assert "place=150000" in place.query and "topic=pension" in topic.query
    (deepest,) = sheets(place="150203", topic="pension")["places"].rows
    assert deepest.query == "" and sheets(place="150203", topic="pension")["topics"].rows[0].query == ""
