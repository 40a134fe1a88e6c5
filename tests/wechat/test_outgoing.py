"""Replies that no text can break."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.outgoing import clean, sealed_reply, text_reply


def content_of(text):
    return ElementTree.fromstring(text_reply("o1", "gh_1", 1700000000, text)).findtext("Content")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("]]>", "]]>"),
        ("a]]>b]]>]]>", "a]]>b]]>]]>"),
        ("\x00有\x0b", "有"),
        ("\ud800", ""),
        ("😀", "😀"),
        ("<a>&b;", "<a>&b;"),
        ("一\n二", "一\n二"),
    ],
)
def test_the_person_sees_what_was_meant(text, shown):
    assert content_of(text) == shown


@given(st.text(max_size=200))
def test_any_text_is_valid_xml_and_utf8(text):
    assert content_of(text) == clean(text).replace("\r\n", "\n").replace("\r", "\n")
    clean(text).encode("utf-8")


def test_a_reply_goes_back_to_whom_it_came_from():
    reply = ElementTree.fromstring(text_reply("o1", "gh_1", 1700000000, "x"))
    assert [reply.findtext(name) for name in ("ToUserName", "FromUserName", "CreateTime", "MsgType")] == [
        "o1",
        "gh_1",
        "1700000000",
        "text",
    ]


def test_an_envelope_has_its_four_parts():
    envelope = ElementTree.fromstring(sealed_reply("c2VhbGVk", "ab", "1", "n"))
    assert [one.tag for one in envelope] == ["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]
