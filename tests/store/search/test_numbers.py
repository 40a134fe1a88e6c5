"""Document numbers as they are written and as they are typed."""

import pytest

from bot.store.search.numbers import Number, numbers_in, typed_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("包府办发〔2024〕47号", Number("包府办发", "2024", "47"), ""),
        ("包府办发[2024]47号", Number("包府办发", "2024", "47"), ""),
        ("包府办发（2024）第47号 公租房", Number("包府办发", "2024", "47"), "公租房"),
        ("〔2019〕 280", Number(None, "2019", "280"), ""),
        ("2019年第522号", Number(None, "2019", "522"), ""),
        ("落户 522号", Number(None, None, "522"), "落户"),
        ("47号文", Number(None, None, "47"), ""),
        ("０４７号", Number(None, None, "47"), ""),
        ("2019 522", Number(None, "2019", "522", sure=False), ""),
        ("2019-522 培训", Number(None, "2019", "522", sure=False), "培训"),
    ],
)
def test_a_typed_number_is_read_with_what_stands_around_it(text, number, rest):
    assert typed_number(text) == (number, rest)


@pytest.mark.parametrize("text", ["公租房", "12345号线", "2024年5月23日", "3号楼", "2020 年 5 月", "8.5 万", "60岁", ""])
def test_other_figures_are_no_document_numbers(text):
    assert typed_number(text) is None


def test_numbers_in_a_text_are_those_with_the_year_in_brackets():
    text = "对现行的《通知》（包府办发〔2016〕222号）和（中发〔2024〕1号）进行调整，自2024年5月23日起施行"
    assert [(number.year, number.serial) for number in numbers_in(text)] == [("2016", "222"), ("2024", "1")]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("川发改社会〔2019〕522号", True),
        ("发改社会〔2019〕522号", True),
        ("请看川发改社会〔2019〕522号", True),
        ("522号", True),
        ("包府办发〔2019〕522号", False),
        ("川发改社会〔2020〕522号", False),
        ("川发改社会〔2019〕52号", False),
    ],
)
def test_a_number_is_that_of_a_document_however_much_of_it_is_typed(typed, same):
    number, _ = typed_number(typed)
    assert number.may_be("川发改社会〔2019〕522号") is same


def test_a_document_without_a_number_has_none():
    assert not Number(None, None, "47").may_be(None)
