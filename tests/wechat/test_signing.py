"""Signatures and the age of requests."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.signing import FRESH, is_fresh, is_signed, signature_of

PARTS = st.lists(st.text(st.characters(codec="ascii"), max_size=20), min_size=3, max_size=4)


@given(PARTS)
def test_the_signature_is_sha1_over_the_sorted_parts(parts):
    expected = hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()
    assert signature_of(*parts) == expected and is_signed(expected, *parts)


@pytest.mark.parametrize("signature", ["", "0" * 40, "签名", "\ud800", "x" * 10_000])
def test_another_signature_is_none(signature):
    assert not is_signed(signature, "token", "1", "2")


def test_what_is_not_ascii_is_not_signed():
    assert not is_signed(hashlib.sha1("2token戳".encode()).hexdigest(), "token", "戳", "2")


@pytest.mark.parametrize(
    ("timestamp", "fresh"),
    [("1000", True), (str(1000 - FRESH), True), (str(1000 + FRESH), True), (str(999 - FRESH), False), (str(1001 + FRESH), False)]
    + [(bad, False) for bad in ("", "-1", "1e3", "１０００", "1000.0", " 1000", "9" * 5000)],
)
def test_a_request_is_fresh_for_five_minutes(timestamp, fresh):
    assert is_fresh(timestamp, 1000.0) is fresh
