"""How signs sound and look."""

from bot.language.pinyin import blurred, lookalikes, sound_of, syllable, syllables


def test_the_sound_of_a_word_follows_its_reading():
    assert sound_of("公租房") == ("gongzufang", "gzf")
    assert sound_of("重庆")[0] == "chongqing" and sound_of("长沙")[0] == "changsha"


def test_each_sign_has_its_syllable():
    assert syllables("银行") == ("yin", "hang") and len(syllables("户口a1")) == 4
    assert syllable("保") == "bao" and syllable("a") == "" and syllable("女") == "nv"


def test_syllables_that_are_mixed_up_are_blurred_into_one():
    assert blurred("zhu") == blurred("zu") and blurred("ling") == blurred("lin") == blurred("nin") and blurred("sheng") == blurred("sen")
    assert blurred("hang") != blurred("han") and blurred("nv") != blurred("lv") and blurred("bao") != blurred("pao")


def test_signs_that_look_alike_know_each_other():
    assert "口" in lookalikes()["囗"] and "囗" in lookalikes()["口"]
    assert all(sign not in others for sign, others in lookalikes().items())
