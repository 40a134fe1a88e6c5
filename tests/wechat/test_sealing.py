"""Envelopes: what opens, and what is refused."""

import base64
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CallbackError
from bot.wechat.account import key_of
from bot.wechat.sealing import Seal
from tests.wechat.platform import AES_KEY, APPID, FOREIGN_KEY, OLD_KEY, raw_seal, seal, unseal

KEYS = (key_of(AES_KEY), key_of(OLD_KEY))
BOTH = Seal(KEYS, APPID)


def content(message=b"<xml/>", length=None, receiver=APPID.encode()):
    return os.urandom(16) + struct.pack(">I", len(message) if length is None else length) + message + receiver


def padded(data, padding=None, block=32):
    padding = block - len(data) % block if padding is None else padding
    return data + bytes([padding]) * padding


@given(st.binary(max_size=200))
def test_what_one_side_seals_the_other_opens(message):
    assert BOTH.open(seal(message)) == (message, KEYS[0])
    assert Seal(KEYS, APPID).open(BOTH.make(message))[0] == message


@given(st.text(st.characters(codec="utf-8"), max_size=100))
def test_the_platform_opens_what_is_made_here(message):
    assert unseal(BOTH.make(message.encode())) == message


def test_while_a_key_is_replaced_both_open_and_the_reply_is_sealed_with_the_one_that_did():
    message, key = BOTH.open(seal("<xml/>", OLD_KEY))
    assert (message, key) == (b"<xml/>", KEYS[1])
    assert unseal(BOTH.make(message, key), OLD_KEY) == "<xml/>"


def test_no_two_envelopes_are_alike():
    assert BOTH.make(b"a") != BOTH.make(b"a")


@pytest.mark.parametrize(
    ("sealed", "reason"),
    [
        ("", "block"),
        ("不是", "base64"),
        ("ab cd", "base64"),
        ("abc", "base64"),
        (base64.b64encode(b"x" * 15).decode(), "block"),
        (base64.b64encode(b"x" * 33).decode(), "block"),
        (seal("<xml/>", FOREIGN_KEY), "key"),
        (seal("<xml/>", receiver="wxffffffffffffffff"), "receiver"),
        (seal("<xml/>", receiver=""), "receiver"),
        (raw_seal(padded(content())[:-1] + b"\x00", AES_KEY), "key"),
        (raw_seal(padded(content())[:-1] + b"\x21", AES_KEY), "key"),
        (raw_seal((b"y" * 64) + bytes([33]) * 32, AES_KEY), "key"),
        (raw_seal(padded(content(length=2**32 - 1)), AES_KEY), "length"),
        (raw_seal(padded(content(length=1_000)), AES_KEY), "length"),
        (raw_seal(padded(content(length=5)), AES_KEY), "receiver"),
        (raw_seal(padded(b"short"), AES_KEY), "length"),
        (raw_seal(bytes([32]) * 32, AES_KEY), "length"),
    ],
)
def test_what_is_none_of_ours_is_refused(sealed, reason):
    with pytest.raises(CallbackError) as caught:
        BOTH.open(sealed)
    assert caught.value.reason == reason


@given(st.binary(max_size=200))
def test_any_bytes_are_opened_or_refused(data):
    with pytest.raises(CallbackError):
        BOTH.open(base64.b64encode(data).decode())
