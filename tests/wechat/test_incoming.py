"""From XML to a typed message, or one refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CallbackError
from bot.wechat.incoming import read_fields, to_incoming
from tests.wechat.platform import PERSON, TEXT, Platform

HEAD = f"<ToUserName>gh_1</ToUserName><FromUserName>{PERSON}</FromUserName><CreateTime>1700000000</CreateTime>"


def read(inner, number="<MsgId>24</MsgId>", head=HEAD):
    return to_incoming(read_fields(f"<xml>{head}{inner}{number}</xml>".encode()))


def reason(body):
    with pytest.raises(CallbackError) as caught:
        to_incoming(read_fields(body))
    return caught.value.reason


def test_a_text():
    message = read(TEXT.format(content=" 包头公租房 \n") + "<bizmsgmenuid>2</bizmsgmenuid>")
    assert (message.kind, message.text, message.person, message.created, message.choice) == (
        "text",
        " 包头公租房 \n",
        PERSON,
        1700000000,
        "2",
    )
    assert message.key == "24"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<MsgType>voice</MsgType><MediaId>m</MediaId><Recognition>低保咋办</Recognition>", ("voice", "低保咋办")),
        ("<MsgType>voice</MsgType><MediaId>m</MediaId>", ("voice", "")),
        ("<MsgType>voice</MsgType><Recognition></Recognition>", ("voice", "")),
        ("<MsgType>image</MsgType><PicUrl>http://x</PicUrl>", ("image", "")),
        ("<MsgType>link</MsgType><Title>t</Title>", ("link", "")),
        ("<MsgType>video</MsgType>", ("video", "")),
        ("<MsgType>shortvideo</MsgType>", ("video", "")),
        ("<MsgType>hologram</MsgType>", ("other", "")),
        ("<MsgType></MsgType>", ("other", "")),
        ("<MsgType>text</MsgType><Content></Content>", ("text", "")),
    ],
)
def test_other_kinds(inner, expected):
    message = read(inner)
    assert (message.kind, message.text) == expected


def test_a_place_with_and_without_its_name():
    place = "<MsgType>location</MsgType><Location_X>40.65</Location_X><Location_Y>109.84</Location_Y><Scale>15</Scale>"
    message = read(place + "<Label>内蒙古自治区包头市昆都仑区钢铁大街</Label>")
    assert (message.latitude, message.longitude, message.label) == (40.65, 109.84, "内蒙古自治区包头市昆都仑区钢铁大街")
    assert read(place).label == ""
    for bad in ("", "north", "nan", "inf", "91"):
        assert read(f"<MsgType>location</MsgType><Location_X>{bad}</Location_X>").latitude is None


def test_an_event_is_known_by_person_time_name_and_key():
    event = "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>topic:pension</EventKey>"
    message = read(event, number="")
    assert (message.event, message.event_key, message.key) == ("CLICK", "topic:pension", f"{PERSON}|1700000000|CLICK|topic:pension")
    reported = read("<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>40.6</Latitude><Longitude>109.8</Longitude>", number="")
    assert (reported.latitude, reported.longitude) == (40.6, 109.8)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "xml"),
        (b"{}", "xml"),
        (b'{"MsgType": "text"}', "xml"),
        (b"<html/>", "xml"),
        (b"<xml>", "xml"),
        (b"<xml/>", "msgtype"),
        (f"<xml>{HEAD}{TEXT.format(content='公租房')}<MsgId>1</MsgId></xml>".encode("gbk"), "xml"),
        (f'<?xml version="1.0" encoding="gbk"?><xml>{HEAD}{TEXT.format(content="公租房")}</xml>'.encode("gbk"), "xml"),
        (f"<xml>{HEAD}{TEXT.format(content='公租房')}<MsgId>1</MsgId></xm".encode(), "xml"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>', "xml"),
        (b'<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><xml/>', "xml"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><xml><Content>&b;</Content></xml>', "xml"),
        (b"<xml>" + b"<a>" * 20_000 + b"</a>" * 20_000 + b"</xml>", "xml"),
        (f"<xml>{HEAD}<MsgType>text</MsgType><Content>a</Content><Content>b</Content></xml>".encode(), "repeated"),
        (f"<xml>{HEAD}<MsgType>text</MsgType><MsgType>event</MsgType></xml>".encode(), "repeated"),
        (f"<xml>{HEAD}<MsgType>text</MsgType><Content><a>x</a></Content><MsgId>1</MsgId></xml>".encode(), "content"),
        (f"<xml>{HEAD}<MsgType><a>text</a></MsgType><MsgId>1</MsgId></xml>".encode(), "msgtype"),
        (f"<xml>{HEAD}<MsgType>text</MsgType><MsgId>1</MsgId></xml>".encode(), "content"),
        (f"<xml>{HEAD}<Content>x</Content><MsgId>1</MsgId></xml>".encode(), "msgtype"),
        (f"<xml>{HEAD}<MsgType>event</MsgType></xml>".encode(), "event"),
        (f"<xml>{HEAD}<MsgType>text</MsgType><Content>x</Content></xml>".encode(), "msgid"),
        (b"<xml><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>", "fromusername"),
        (f"<xml>{HEAD.replace(PERSON, 'a b')}<MsgType>image</MsgType><MsgId>1</MsgId></xml>".encode(), "person"),
        (f"<xml>{HEAD.replace('1700000000', 'today')}<MsgType>image</MsgType><MsgId>1</MsgId></xml>".encode(), "time"),
    ],
)
def test_what_is_wrong_is_refused(body, expected):
    assert reason(body) == expected


@pytest.mark.parametrize("number", ["abc", "-1", "1.5", "１", str(2**63), "9" * 100, " 1"])
def test_a_number_that_is_none_is_refused(number):
    assert reason(f"<xml>{HEAD}<MsgType>image</MsgType><MsgId>{number}</MsgId></xml>".encode()) == "msgid"


def test_the_greatest_number_is_taken():
    assert read("<MsgType>image</MsgType>", f"<MsgId>{2**63 - 1}</MsgId>").key == str(2**63 - 1)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_refused(body):
    with pytest.raises(CallbackError):
        to_incoming(read_fields(body))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=50))
def test_any_text_comes_through(content):
    assert to_incoming(read_fields(Platform().text(content).encode())).text == content
