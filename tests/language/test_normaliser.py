"""Normalising: one spelling for what people type in many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normaliser import normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("公租房怎么申请？？？", "公租房怎么申请?"),
        ("公租房怎么申请?", "公租房怎么申请?"),
        ("ＤＩＢＡＯ怎么办", "dibao怎么办"),
        ("１２３３３", "12333"),
        ("　我在  包头\n\t打工　", "我在 包头 打工"),
        ("公\u200b租\ufeff房", "公租房"),
        ("急急急急急急！！！", "急急!"),
        ("谢谢", "谢谢"),
        ("哈哈哈", "哈哈哈"),
        ("嗯……那个。。。", "嗯.那个。"),
        ("12333", "12333"),
        ("", ""),
        ("\u200b \n", ""),
    ],
)
def test_many_spellings_become_one(typed, plain):
    assert normalise(typed) == plain


@given(st.text())
def test_what_is_normalised_has_no_capitals_no_edges_and_no_double_spaces(text):
    plain = normalise(text)
    assert plain == plain.strip() and "  " not in plain and "\n" not in plain
    assert not any(sign in plain for sign in "ABCＡｂ１？！，\u200b\ufeff")


@given(st.text("公租房abＡ１1 　!！。.…~\u200b\n", max_size=30))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text("公租房在南通申请", min_size=1, max_size=3))
def test_plain_chinese_stays_as_it_is(text):
    assert normalise(text) == text
