"""Picking one of the choices offered."""

import pytest

from bot.answer.choices import pick

LABELS = ["租赁补贴", "公租房", "住房公积金"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1", (0,)),
        ("第二个", (1,)),
        ("选3", (2,)),
        ("第 2 个吧", (1,)),
        ("②", (1,)),
        ("前一个", (0,)),
        ("后者", (2,)),
        ("公租房", (1,)),
        ("我问的是公租房，不好意思", (1,)),
        ("都要", (0, 1, 2)),
        ("三个都想问", (0, 1, 2)),
        ("第九个", ()),
        ("4", ()),
        ("包头", ()),
        ("我有两个孩子", ()),
        ("", ()),
    ],
)
def test_a_choice_is_picked_by_number_by_name_or_all(text, places):
    assert pick(text, LABELS) == places


def test_a_number_beyond_the_choices_and_no_choices_pick_nothing():
    assert pick("3", LABELS[:2]) == () and pick("1", []) == ()
