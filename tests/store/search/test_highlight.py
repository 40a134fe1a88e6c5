"""Spans of the words of a query."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.search.highlight import highlight


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("将住房困难家庭纳入公租房保障范围", ["公租房", "保障"], ["公租房保障"]),
        ("申请居住证，凭居住证入学", ["居住证"], ["居住证", "居住证"]),
        ("利用全区“互联网+居住证”平台", ["居住", "居住证"], ["居住证"]),
        ("下载ＡＰＰ办理", ["app"], ["ＡＰＰ"]),
        ("在城镇居住5年以上", ["5"], ["5"]),
        ("中发〔2015〕1号", ["15"], []),
        ("公租房", ["没有"], []),
        ("公租房", [""], []),
        ("看病就医", ["看病", "就"], ["看病"]),
        ("就医", ["就"], ["就"]),
    ],
)
def test_the_words_are_marked(text, words, marked):
    assert [text[start:end] for start, end in highlight(text, words)] == marked


@given(st.text(max_size=40), st.lists(st.text(max_size=4), max_size=4))
def test_spans_are_in_order_inside_the_text_and_apart(text, words):
    spans = highlight(text, words)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end < right.start for left, right in pairwise(spans))
