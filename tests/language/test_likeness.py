"""Places of a text that sound or look like a term."""

import pytest

from bot.language.likeness import Likeness, LikenessIndex


@pytest.fixture(scope="module")
def index():
    return LikenessIndex(["公租房", "户口", "养老保险", "养老保险金"])


def find(index, text, closed=()):
    return index.find(text, [position in closed for position in range(len(text))])


def test_a_sign_of_the_same_sound_is_near(index):
    assert find(index, "问公祖房") == [Likeness(1, 4, "公租房", (2,), 0)]


def test_a_sign_that_sounds_nearly_so_or_looks_so_is_far(index):
    assert find(index, "公主房") == [Likeness(0, 3, "公租房", (1,), 1)]
    assert find(index, "户囗") == [Likeness(0, 2, "户口", (1,), 1)]


def test_the_term_itself_is_no_likeness(index):
    assert find(index, "公租房户口养老保险") == []


def test_a_term_inside_a_longer_one_is_found_too(index):
    assert {one.term for one in find(index, "养老宝险金")} == {"养老保险", "养老保险金"}


def test_nothing_is_found_over_a_closed_position_or_an_end(index):
    assert find(index, "公祖房", closed={2}) == [] and find(index, "公祖房", closed={0}) == []
    assert find(index, "公祖") == [] and find(index, "公") == [] and find(index, "") == []
