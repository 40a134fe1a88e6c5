"""From bytes to characters."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import FileKindError, PolicyFileError
from bot.importer.formats.encoding import common_share, decode

NOTICE = "包府办发〔2024〕47号\n关于印发农牧业转移人口市民化工作方案的通知\n一、总体要求。坚持 100% “以人为本”，2024年5月23日"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [12, 30, len(NOTICE)])
def test_a_notice_in_any_usual_encoding_is_read(encoding, length):
    text, _ = decode("a.txt", NOTICE[:length].encode(encoding))
    assert text == NOTICE[:length]


def test_with_a_mark_either_order_of_utf_16_is_sure():
    assert decode("a.txt", codecs.BOM_UTF16_BE + NOTICE.encode("utf-16-be")) == (NOTICE, ())


@pytest.mark.parametrize(("encoding", "name"), [("gb18030", "GB18030"), ("utf-16-le", "UTF-16-LE"), ("utf-16-be", "UTF-16-BE")])
def test_a_guess_is_told(encoding, name):
    _, warnings = decode("a.txt", NOTICE.encode(encoding))
    assert len(warnings) == 1 and name in warnings[0] and "核对" in warnings[0]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_what_a_file_says_of_itself_is_no_guess(declared):
    assert decode("a.html", NOTICE.encode("gb18030"), declared) == (NOTICE, ())


def test_what_a_file_says_of_itself_is_not_believed_against_its_bytes():
    assert decode("a.html", NOTICE.encode(), "gb2312") == (NOTICE, ())


RARE = "囍龘㐀𠀀€"


@given(st.text(alphabet="进城落户农民子女享有同等权利，保障租赁补贴\n 1", min_size=6), st.sampled_from(RARE))
@settings(max_examples=200)
def test_text_that_was_saved_as_gb18030_comes_back(text, rare):
    written = text + rare if len(text) > 40 else text
    if written.isascii():
        return
    assert decode("a.txt", written.encode("gb18030"))[0] == written


@pytest.mark.parametrize(("data", "advice"), [
    ("農牧業轉移人口市民化工作方案的通知，請認真貫徹執行".encode("big5"), "另存为 UTF-8"),
    ("農牧業轉移人口".encode("big5"), "另存为 UTF-8"),
    (NOTICE.encode("gb18030") + b"\xff", "另存为 UTF-8"),
    (NOTICE.encode() + b"\xff\xfe", "另存为 UTF-8"),
    ("これはテストです。カタカナとひらがな".encode("shift_jis"), "另存为 UTF-8"),
    (codecs.BOM_UTF8 + NOTICE.encode("gb18030"), "UTF-8，内容却不是"),
    (codecs.BOM_UTF16_LE + b"\x00\xd8" * 5, "UTF-16-LE，内容却不是"),
])  # fmt: skip
def test_bytes_that_are_no_text_of_these_are_refused_and_never_guessed(data, advice):
    with pytest.raises(PolicyFileError, match=advice) as caught:
        decode("下载/通知.txt", data)
    assert caught.value.path == "下载/通知.txt"


def test_bytes_of_no_known_kind_are_refused():
    with pytest.raises(FileKindError, match="认不出的文件"):
        decode("a.bin", bytes(range(256)) * 40)


def test_a_stray_control_character_is_a_slip_but_many_are_no_text():
    assert decode("a.txt", NOTICE.encode() * 30 + b"\x1a")[0].endswith("\x1a")
    with pytest.raises(PolicyFileError):
        decode("a.txt", b"\x01\x02\x03\x04" + NOTICE.encode())


def test_common_characters_are_told_from_rare_ones():
    assert common_share("农民工，abc") == 1.0
    assert common_share("囍龘") == 0.0
    assert common_share("abc") == 1.0
