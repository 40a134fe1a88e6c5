"""Taking places out of a message, and telling an answer to 在哪里 from a question."""

import pytest

from bot.language.places_out import only_places, without_places


def spans_of(text, places):
    return [(text.index(place), text.index(place) + len(place)) for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("南通", ["南通"]),
        ("我在南通这边", ["南通"]),
        ("包头的", ["包头"]),
        ("老家凉山的，现在人在成都", ["凉山", "成都"]),
        ("不是成都，是南通", ["成都", "南通"]),
        ("在东莞厂里头", ["东莞"]),
        ("我人在上海松江", ["上海松江"]),
        ("嗯，在成都武侯区呢。", ["成都武侯区"]),
        ("我在包头打工", ["包头"]),
        ("户口在商都县，住昆区", ["商都县", "昆区"]),
    ],
)
def test_a_message_that_only_says_where_is_an_answer_to_where(text, places):
    assert only_places(text, spans_of(text, places))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("南通公租房", ["南通"]),
        ("老家凉山的，在成都打工，工资没发", ["凉山", "成都"]),
        ("包头的低保", ["包头"]),
        ("我在南通，孩子要上学", ["南通"]),
        ("成都怎么落户", ["成都"]),
        ("怎么申请", []),
        ("我在这边", []),
        ("", []),
    ],
)
def test_a_message_with_a_matter_or_without_a_place_is_none(text, places):
    assert not only_places(text, spans_of(text, places))


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("南通公租房怎么申请", ["南通"], "某地公租房怎么申请"),
        ("从凉山到成都武侯区，转社保", ["凉山", "成都武侯区"], "从某地到某地，转社保"),
        ("从成都武侯区回凉山", ["凉山", "成都武侯区"], "从某地回某地"),
        ("公租房怎么申请", [], "公租房怎么申请"),
        ("包头", ["包头"], "某地"),
    ],
)
def test_each_place_becomes_the_same_neutral_word(text, places, expected):
    spans = spans_of(text, places)
    assert without_places(text, spans) == expected
    assert without_places(text, reversed(spans)) == expected


def test_spans_may_come_as_an_iterator():
    assert only_places("我在南通", iter([(2, 4)]))
    assert without_places("我在南通", iter([(2, 4)])) == "我在某地"
