"""One way to write each character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.characters import half_width, one_spelling, simplified, traditional


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ＡＢＣ１２，。", "abc12,。"),
        ("公\u200b租\ufeff房\u202e", "公租房"),
        ("好的👍🏽谢谢❤️", "好的👍 谢谢"),
        ("[强][弱]", "👍👎"),
        ("👨‍👩‍👧三口人", "三口人"),
        ("怎么办[大哭][捂脸]", "怎么办"),
        ("身份证［证件号］丢了", "身份证[证件号]丢了"),
        ("急！！！！在吗？？", "急!在吗?"),
        ("啊啊啊啊啊", "啊啊"),
        ("嗯……那个。。。", "嗯.那个。"),
        ("㎡ ① ℃", "m2 1 c"),
    ],
)
def test_characters_get_one_spelling(typed, plain):
    assert one_spelling(typed) == plain


def test_simplified_becomes_traditional_and_back():
    assert traditional("说说您在哪里、想办什么事，发到这里。12345") == "說說您在哪裡、想辦什麼事，發到這裡。12345"
    assert simplified(traditional("户口在包头市，没有居住证")) == "户口在包头市，没有居住证"


def test_traditional_becomes_simplified_and_simplified_stays():
    assert simplified("請問醫療保險怎麼轉移，頭髮乾淨，結束後") == "请问医疗保险怎么转移，头发干净，结束后"
    for text in ("皇后的后面", "干部干活很干净", "著名的面条", "三里屯里面", "云南复兴路", "台州"):
        assert simplified(text) == text


def test_a_dialect_character_without_a_common_simplified_form_stays():
    assert simplified("喺嗰邊揾食") == "喺嗰边揾食"


def test_half_width_is_lower_case():
    assert half_width("ＧＺＦ Ⅱ") == "gzf ii"


@given(st.text())
def test_nothing_raises_and_nothing_invisible_is_left(text):
    assert not any(sign in one_spelling(text) for sign in "\u200b\u200d\ufeff\x00\n")
