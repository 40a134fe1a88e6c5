"""Long texts in pieces."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.wechat.splitting import PIECE, pack, size, split

TEXTS = st.text(st.sampled_from("公租房，。！\n 」a😀👨\u200d👩\ufe0fe\u0301🏽"), max_size=200)
LONG = "凡具有我市户籍的农牧民，可在居住地申请最低生活保障。" * 200


def bare(text):
    return re.sub(r"\s", "", text)


@given(TEXTS, st.integers(64, 300))
def test_nothing_is_lost_added_or_too_long(text, room):
    pieces = split(text, room)
    assert bare("".join(pieces)) == bare(text) and all(0 < size(piece) <= room for piece in pieces)
    assert bare("".join(pack([text, text], room))) == bare(text * 2)


@given(TEXTS, st.integers(64, 300))
def test_no_character_is_cut(text, room):
    text = "字" + text.replace("\n", "").replace(" ", "")
    assume(not re.search("(?:[\u0301\u200d\ufe0f🏽]|(?<=\u200d).){10}", text))  # a heap of marks is no character, and is cut somewhere
    assert all(not re.match("[\u0301\u200d\ufe0f🏽]", piece) for piece in split(text, room)[1:])


def test_a_heap_of_marks_is_cut_somewhere():
    pieces = split("字" + "\u0301" * 1000, 300)
    assert "".join(pieces) == "字" + "\u0301" * 1000 and all(size(piece) <= 300 for piece in pieces)


def test_cuts_are_at_ends_of_sentences():
    pieces = split(LONG)
    assert len(pieces) == 10 and all(piece.endswith("。") for piece in pieces) and "".join(pieces) == LONG


def test_a_quotation_mark_stays_with_its_sentence():
    assert split("「甲。」「乙。」", 16) == ("「甲。」", "「乙。」")


@pytest.mark.parametrize("text", ["字" * 20_000, "a" * 20_000, "😀" * 20_000, "一，" * 10_000])
def test_twenty_thousand_characters(text):
    pieces = split(text)
    assert "".join(pieces) == text and all(size(piece) <= PIECE for piece in pieces)
    assert len(pieces) <= size(text) / PIECE + 2


def test_a_lone_surrogate_breaks_nothing():
    assert split("a\ud800b") == ("a\ud800b",)


def test_what_fits_goes_together():
    assert pack(["一。", "二。"]) == ("一。\n\n二。",) and pack([]) == () and pack(["", " \n"]) == ()
    assert len(pack(["字" * 500, "字" * 500])) == 2
