"""Chinese numerals."""

import re

import pytest

from bot.importer.numerals import NUMERAL, SCANNED, count_of, large_number_of, number_of, numeral_of


@pytest.mark.parametrize(("numeral", "number"), [
    ("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("二十一", 21), ("九十九", 99),
    ("-", 1), ("+", 10), ("+-", 11), ("+二", 12), ("二+-", 21),
])  # fmt: skip
def test_a_numeral_is_read_also_where_the_scan_has_made_signs_of_it(numeral, number):
    assert number_of(numeral) == number


@pytest.mark.parametrize("numeral", ["", "零", "一二", "三四五", "十十", "十一十", "一百", "1", "二十一二"])
def test_what_is_no_numeral_is_refused(numeral):
    with pytest.raises(ValueError):
        number_of(numeral)


@pytest.mark.parametrize("number", [0, -1, 100])
def test_only_one_to_ninety_nine_are_written(number):
    with pytest.raises(ValueError):
        numeral_of(number)


def test_every_number_is_written_and_read_back():
    numerals = [numeral_of(number) for number in range(1, 100)]
    assert [number_of(numeral) for numeral in numerals] == list(range(1, 100))
    assert (numerals[9], numerals[10], numerals[19], numerals[20]) == ("十", "十一", "二十", "二十一")


def test_what_the_patterns_match_can_be_read():
    signs = "一二九十+-"
    words = [a + b + c for a in signs for b in ["", *signs] for c in ["", *signs]]
    for pattern in (NUMERAL, SCANNED):
        matched = [word for word in words if re.fullmatch(pattern, word)]
        assert matched
        assert all(1 <= number_of(word) <= 99 for word in matched)
    assert not re.fullmatch(NUMERAL, "+-")
    assert re.fullmatch(SCANNED, "+-")


@pytest.mark.parametrize(("numeral", "number"), [
    ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("一百", 100), ("一百零一", 101), ("一百一十", 110), ("一百二十三", 123),
    ("一千二百六十", 1260),
    ("一千零五", 1005), ("12", 12),
])  # fmt: skip
def test_the_number_of_an_article_is_read(numeral, number):
    assert large_number_of(numeral) == number


@pytest.mark.parametrize("numeral", ["", "零", "百", "一二", "十百", "一百百", "零一", "一千千"])
def test_what_is_no_number_of_an_article_is_refused(numeral):
    with pytest.raises(ValueError):
        large_number_of(numeral)


@pytest.mark.parametrize(("count", "number"), [("5", 5), ("五", 5), ("两", 2), ("十二", 12)])
def test_a_count_is_read(count, number):
    assert count_of(count) == number
