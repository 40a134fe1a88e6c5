"""Shortening words, and words that can be read aloud."""

from bot.answer.wording import CUT, as_spoken, shorten, spelled


def test_what_fits_is_not_cut():
    assert shorten("可申请低保。", 6) == "可申请低保。"


def test_a_cut_is_at_a_sign_of_punctuation_within_the_limit_and_said():
    text = "凡具有我市户籍的农牧民，在本市居住一年以上，可申请最低生活保障。"
    short = shorten(text, 20)
    assert short == "凡具有我市户籍的农牧民，" + CUT and len(short) <= 20


def test_without_punctuation_the_cut_is_at_the_limit():
    assert shorten("一二三四五六七八九十", 8) == "一二三四" + CUT


def test_numbers_are_read_digit_by_digit():
    assert spelled("0472-5618888") == "零四七二，五六一八八八八"
    assert as_spoken("请拨 12345。") == "请拨一二三四五。"


def test_signs_without_a_sound_go_and_brackets_become_pauses():
    assert as_spoken("负责：市教育局（当地是包头市教育局）") == "负责：市教育局，当地是包头市教育局"
    assert as_spoken("《方案》 包府办发〔2024〕47号") == "方案包府办发2024年47号"
