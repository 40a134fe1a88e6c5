"""Numbers that Word writes by itself."""

import pytest
from lxml import etree

from bot.importer.formats.numbering import FORMATS, Numbering, W, chinese, letters, roman

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimalEnclosedCircle", "%4"), ("bullet", "·"))


def rules(levels=LEVELS, more="", start=1):
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return etree.fromstring(
        f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>{num}{more}</w:numbering>'
    )


def test_levels_count_and_begin_anew_under_the_next_above():
    numbering = Numbering.of(rules())
    told = [numbering.next("1", depth) for depth in (0, 1, 1, 2, 2, 3, 4, 0, 1, 2)]
    assert told == ["一、", "（一）", "（二）", "1.", "2.", "①", "", "二、", "（一）", "1."]


def test_a_number_may_hold_those_above():
    numbering = Numbering.of(rules((("chineseCounting", "第%1章"), ("decimal", "%1.%2"))))
    assert [numbering.next("1", depth) for depth in (0, 1, 1)] == ["第一章", "一.1", "一.2"]


def test_a_deeper_level_first_supposes_those_above():
    assert Numbering.of(rules((("decimal", "%1."), ("decimal", "%1.%2")))).next("1", 1) == "1.1"


def test_another_list_of_the_same_rules_goes_on_unless_it_begins_anew():
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    more += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    numbering = Numbering.of(rules(more=more))
    assert [numbering.next(one, 0) for one in ("1", "2", "3", "3", "1")] == ["一、", "二、", "五、", "六、", "三、"]


@pytest.mark.parametrize(("list_id", "depth"), [("7", 0), ("1", 8), ("1", 99), ("1", -1)])
def test_a_list_or_level_without_rules_has_no_number(list_id, depth):
    assert Numbering.of(rules()).next(list_id, depth) == ""
    assert Numbering.of(None).next(list_id, depth) == ""


def test_numbers_are_written_as_word_writes_them():
    assert [chinese(number) for number in (1, 10, 11, 20, 21, 100, 101, 110, 215, 1005, 20_000)] == [
        "一", "十", "十一", "二十", "二十一", "一百", "一百零一", "一百一十", "二百一十五", "一千零五", "20000",
    ]  # fmt: skip
    assert [roman(number) for number in (1, 4, 9, 14, 40, 1999)] == ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]
    assert [letters(number) for number in (1, 26, 27, 0)] == ["a", "z", "aa", ""]
    assert [FORMATS[name](2) for name in ("decimalFullWidth", "decimalZero", "ideographTraditional", "ideographZodiac", "none")] == [
        "２", "02", "乙", "丑", "",
    ]  # fmt: skip
