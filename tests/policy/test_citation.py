"""Spans of a source and the text that stands in them."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.citation import Span, quote, sha256, visible

LAYOUT = " \n\t\u3000\xa0\u200b\ufeff"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("促进有能力在\n\n城镇稳定就业", "促进有能力在城镇稳定就业"),
        ("将具有本市户籍的进城\n\n务工等", "将具有本市户籍的进城务工等"),
        ("围绕到 2020 年", "围绕到2020年"),
        ("II 型大城市", "II型大城市"),
        ("发改社会〔2019〕280 号", "发改社会〔2019〕280号"),
        ("Web  API 接口", "Web API接口"),
        ("A\nB", "A B"),
        ("PP\u200bP模式", "PPP模式"),
        ("PPP\u200b \u200bmodel", "PPP model"),
        ("\ufeff一、总\u200b体要求", "一、总体要求"),
        ("  前后都有空白\u3000\n", "前后都有空白"),
        (" \n\t", ""),
    ],
)
def test_layout_goes_and_one_space_stays_between_two_latin_words(source, text):
    assert quote(source, [Span(0, len(source))]).text == text


def test_two_spans_are_read_as_one_text():
    source = "实施挂钩政\t自然资源部\n\n\t策,完善机制。\t各城市"
    assert quote(source, [Span(0, 5), Span(14, 21)]).text == "实施挂钩政策,完善机制。"


def test_a_quoted_range_leads_back_to_the_source():
    source = "（一）以均等\n\n化为 方向。"
    quoted = quote(source, [Span(3, len(source))])
    start = quoted.text.index("等化为方")
    span = quoted.span(start, start + 4)
    assert source[span.start : span.end] == "等\n\n化为 方"


@given(st.text(alphabet="农民工ab1，。" + LAYOUT), st.data())
def test_every_character_of_the_text_stands_at_its_offset(source, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=6)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    quoted = quote(source, spans)
    assert len(quoted.text) == len(quoted.offsets)
    assert list(quoted.offsets) == sorted(set(quoted.offsets))
    assert all(one == source[at] or (one == " " and source[at].isspace()) for one, at in zip(quoted.text, quoted.offsets, strict=True))
    assert visible(quoted.text) == visible("".join(source[span.start : span.end] for span in spans))


@given(st.text(alphabet="农民工ab1，。" + LAYOUT))
def test_what_is_quoted_has_no_layout_but_single_spaces_between_words(source):
    text = quote(source, [Span(0, len(source))]).text
    assert text == text.strip()
    assert "  " not in text
    assert not set(text) & set(LAYOUT.replace(" ", ""))
    assert quote(text, [Span(0, len(text))]).text == text


def test_visible_text_has_no_white_space_of_any_kind():
    assert visible("\ufeff 一、\t总体\n要求\u3000\u200b。") == "一、总体要求。"


def test_the_checksum_is_that_of_the_utf_8_file():
    assert sha256("居住证") == hashlib.sha256("居住证".encode()).hexdigest()
    assert sha256("居住证") != sha256("居住证 ")
