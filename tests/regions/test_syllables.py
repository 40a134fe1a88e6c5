import pytest

from bot.regions.syllables import blur, blurred_readings, readings, spelt


@pytest.mark.parametrize(
    ("name", "sound"),
    [("重庆", "chong qing"), ("厦门", "xia men"), ("成都", "cheng du"), ("库尔勒", "ku er le"), ("长葛", "chang ge"), ("六安", "lu an")],
)
def test_names_are_spelt_as_people_say_them(name, sound):
    assert spelt(name) == tuple(sound.split())


def test_a_sign_has_its_usual_readings_and_no_tones():
    assert readings("都") == {"dou", "du"}
    assert "yi" not in readings("食")
    assert readings("a") == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("zhou", "zou"), ("nan", "lan"), ("hu", "fu"), ("qing", "qin"), ("cheng", "chen"), ("fang", "huang"), ("shang", "san")],
)
def test_syllables_that_are_mixed_up_blur_into_one(one, other):
    assert blur(one) == blur(other)


@pytest.mark.parametrize(("one", "other"), [("bao", "pao"), ("du", "dou"), ("zhou", "chou"), ("ning", "ming")])
def test_syllables_that_are_told_apart_stay_two(one, other):
    assert blur(one) != blur(other)


def test_readings_of_a_sign_blurred():
    assert blurred_readings("州") == {"zou"}
