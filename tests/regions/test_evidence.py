import pytest

from bot.regions.evidence import least_gain
from bot.regions.likeness import Likeness, Name


def least(text, written, *, kind="sound", name="成都", large=True, in_its_city=False, is_word=False):
    start = text.index(written)
    like = Likeness(start, start + len(written), Name(name, ("510100",), large), kind, len(name) - 1)
    return least_gain(text, like, in_its_city=in_its_city, is_word=is_word)


def test_the_more_the_words_around_say_the_less_must_be_gained():
    spoken, announced, first = least("在成嘟打工", "成嘟"), least("我去过，在成嘟富士康", "成嘟"), least("成嘟富士康", "成嘟")
    assert spoken < announced < first
    assert least("听说成嘟富士康", "成嘟") is None


def test_a_kind_behind_says_that_it_is_a_place():
    assert least("成嘟市富士康", "成嘟") < least("成嘟富士康", "成嘟")
    assert least("成嘟市场里", "成嘟") == least("成嘟里面", "成嘟")


def test_a_long_name_needs_nothing_around_it():
    assert least("就是饿尔多斯富士康", "饿尔多斯", name="鄂尔多斯") is not None


def test_what_sounds_and_looks_like_a_city_needs_nothing_around_it():
    assert least("听说常洲富士康", "常洲", name="常州", kind="twin") is not None
    assert least("听说常洲富士康", "常洲", name="常州", kind="twin", large=False) is None


def test_a_rare_word_and_a_missing_sign_cost_more():
    assert least("在成嘟打工", "成嘟", is_word=True) > least("在成嘟打工", "成嘟")
    assert least("在鄂尔斯打工", "鄂尔斯", name="鄂尔多斯", kind="missing") > least("在饿尔多斯打工", "饿尔多斯", name="鄂尔多斯")
    assert least("在石家富士康", "石家", name="石家庄", kind="missing") is None


def test_a_county_counts_with_its_kind_or_behind_its_city():
    assert least("在仁受打工", "仁受", name="仁寿", large=False) is None
    assert least("在仁受县打工", "仁受", name="仁寿", large=False) is not None
    assert least("眉山仁受有没有", "仁受", name="仁寿", large=False, in_its_city=True) is not None


@pytest.mark.parametrize("options", [{"is_word": True}, {"large": False}])
def test_a_sound_that_is_only_near_is_believed_of_large_places_and_of_no_words(options):
    assert least("在陈都打工", "陈都", kind="near") is not None
    assert least("在陈都打工", "陈都", kind="near", **options) is None


def test_a_surname_is_told_not_a_place():
    assert least("我姓郑，", "姓郑", name="新郑") is None
