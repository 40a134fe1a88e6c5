"""Picking one of the choices offered."""

import pytest

from bot.answer.choices import names_number, pick, picks_none, place_of

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
        ("第二", (1,)),
        ("那就1吧", (0,)),
        ("后面那个", (2,)),
        ("中间那个", (1,)),
        ("两个都说", (0, 1, 2)),
        ("全都要", (0, 1, 2)),
        ("都不是", ()),
        ("三年", ()),
        ("第九个", ()),
        ("4", ()),
        ("0", ()),
        ("第0个", ()),
        ("包头", ()),
        ("我有两个孩子", ()),
        ("", ()),
    ],
)
def test_a_choice_is_picked_by_number_by_name_or_all(text, places):
    assert pick(text, LABELS) == places


def test_a_number_beyond_the_choices_and_no_choices_pick_nothing():
    assert pick("3", LABELS[:2]) == () and pick("1", []) == ()


def test_both_are_two_and_a_long_list_has_more_numbers():
    assert pick("两个", LABELS[:2]) == (0, 1) and pick("两个", LABELS) == ()
    assert place_of("第四个", 4) == (3,) and place_of("10", 10) == (9,)


@pytest.mark.parametrize("text", ["都不是", "一个都不是", "这两个都不是", "都不对"])
def test_none_of_them(text):
    assert picks_none(text)


@pytest.mark.parametrize("text", ["不是", "不要", "都要", "我不是包头的"])
def test_a_no_is_not_none_of_them(text):
    assert not picks_none(text)


def test_a_number_by_itself_is_one_and_a_place_in_a_row_names_none():
    assert names_number("第一个") and names_number("2") and not names_number("后面的") and not names_number("一年")
    assert place_of("包头", 3) is None and place_of("第九个", 3) == ()
