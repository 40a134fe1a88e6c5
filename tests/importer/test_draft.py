"""What the stages of an import work on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.draft import Draft, Node
from bot.policy.citation import Span, visible


def test_what_is_free_begins_and_ends_with_a_visible_character():
    draft = Draft("d", " \n一、总体要求 \u3000\n")
    assert draft.free(0, len(draft.text)) == [Span(2, 8)]


@pytest.mark.parametrize("text", ["", "  \n\t", "\u3000", "\u200b", " \ufeff\n"])
def test_nothing_visible_is_nothing_free(text):
    assert Draft("d", text).free(0, len(text)) == []


def test_what_is_claimed_once_is_not_given_again():
    draft = Draft("d", "促进**农民**落户")
    assert draft.claim("markup", 2, 4) == [Span(2, 4)]
    assert draft.claim("markup", 6, 8) == [Span(6, 8)]
    assert draft.claim("clause", 0, 10, "一") == [Span(0, 2), Span(4, 6), Span(8, 10)]
    assert draft.claim("remainder", 0, 10) == []
    assert [(one.kind, one.start, one.path) for one in draft.segments] == [
        ("markup", 2, ""), ("markup", 6, ""), ("clause", 0, "一"), ("clause", 4, "一"), ("clause", 8, "一"),
    ]  # fmt: skip


@given(st.text(alphabet="农民 \n\u200b"), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_claims_never_overlap_and_together_give_every_visible_character(text, ranges):
    draft = Draft("d", text)
    for start, end in ranges:
        draft.claim("clause", min(start, len(text)), min(end, len(text)))
    draft.claim("remainder", 0, len(text))
    ordered = sorted(draft.segments, key=lambda one: one.start)
    assert all(before.end <= after.start for before, after in pairwise(ordered))
    assert visible("".join(text[one.start : one.end] for one in ordered)) == visible(text)


def test_leaves_are_the_units_without_smaller_ones():
    upper, lower = Node(1, 1, Span(0, 2), 0), Node(2, 1, Span(2, 5), 2)
    lower.parent = upper
    upper.children.append(lower)
    draft = Draft("d", "", nodes=[upper, lower])
    assert draft.leaves() == [lower]
    assert list(lower.ancestors()) == [upper]
    assert list(upper.ancestors()) == []


@pytest.mark.parametrize(("cell", "words"), [
    ("公安部 省级公安部门", "公安部、省级公安部门"),
    ("公安部、省级公安 部门、各城市人民 政府", "公安部、省级公安部门、各城市人民政府"),
    ("省会及以下城市人 民政府", "省会及以下城市人民政府"),
    ("II 型大城市人民政府", "II型大城市人民政府"),
    ("中央农办、农业农 村部、自然资源部、 各城市人民政府", "中央农办、农业农村部、自然资源部、各城市人民政府"),
])  # fmt: skip
def test_a_space_in_a_narrow_cell_parts_two_names_or_is_layout(cell, words):
    assert Draft("d", cell).quote_cell([Span(0, len(cell))]) == words


def test_a_cell_cut_by_a_page_is_read_as_one():
    text = "自然资源部、省级 自然资源部门、各\n\n地级及以上城市人 民政府"
    half = text.index("\n")
    words = Draft("d", text).quote_cell([Span(0, half), Span(half + 2, len(text))])
    assert words == "自然资源部、省级自然资源部门、各地级及以上城市人民政府"
