"""Whatever is sent: it is taken as the contract has it, or refused with one sentence."""

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.bodies import LARGEST, client_id_in, read_object, reason_in, text_in
from bot.channels.web.faults import FaultError


class Request:
    """A request whose body comes in pieces."""

    def __init__(self, *pieces):
        self.stream, self.request_body, self.pieces = self, True, list(pieces)

    async def read(self):
        return self.pieces.pop(0) if self.pieces else None


def read(*pieces):
    return asyncio.run(read_object(Request(*pieces)))


def refused(call, *arguments):
    with pytest.raises(FaultError) as caught:
        call(*arguments)
    assert caught.value.text.endswith("。")
    return caught.value.status, caught.value.code


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_a_body_in_pieces_is_read_whole():
    body = json.dumps({"id": "c1", "text": "包头"}, ensure_ascii=False).encode()
    assert read(body[:11], body[11:12], body[12:]) == {"id": "c1", "text": "包头"}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"5", b'"x"', b"null", b"\xff\xfe\x00", b"[" * 9000, b'{"a": \xed\xa0\x80}'])
def test_what_is_no_json_object_is_refused(body):
    assert refused(read, body) == (400, "bad_json")


def test_a_large_body_is_not_read_to_its_end():
    request = Request(*[b"x" * 4096] * 1000)
    assert refused(lambda: asyncio.run(read_object(request))) == (413, "too_large")
    assert len(request.pieces) > 990 and LARGEST == 16 * 1024


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_refused(body):
    try:
        assert isinstance(read(body), dict)
    except FaultError as fault:
        assert (fault.status, fault.code) == (400, "bad_json")


@given(st.dictionaries(st.sampled_from(["id", "text", "why", "x"]), ANY_JSON))
def test_any_values_are_taken_or_refused_with_a_sentence(body):
    for take in (client_id_in, text_in, reason_in):
        try:
            assert take(body) is None or isinstance(take(body), str)
        except FaultError as fault:
            assert fault.status == 400 and fault.text.endswith("。")


@given(st.text(max_size=2000))
def test_any_text_is_taken_without_what_cannot_be_stored(text):
    try:
        said = text_in({"text": text})
    except FaultError as fault:
        assert fault.code == "empty_message"
    else:
        said.encode("utf-8")
        assert "\x00" not in said and not said.startswith("/")


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "\x00", "\ud800", "\u202e"])
def test_an_empty_message_is_refused(text):
    assert refused(text_in, {"text": text}) == (400, "empty_message")


def test_a_long_message_and_a_long_reason_are_refused():
    assert refused(text_in, {"text": "房" * 2001}) == (400, "message_too_long") and text_in({"text": "房" * 2000})
    assert refused(reason_in, {"why": "房" * 501}) == (400, "bad_request") and reason_in({"why": "房" * 500})


@pytest.mark.parametrize("client_id", [None, "", 5, "a" * 65, "包头", "a b", "a\n", "../x", ["a"]])
def test_a_client_id_that_is_none_is_refused(client_id):
    assert refused(client_id_in, {"id": client_id}) == (400, "bad_request")


def test_markup_and_direction_marks_stay_words():
    for text in ("<script>alert(1)</script>", "a\u202eb", "👨‍👩‍👧 孩子上学", "x" * 2000):
        assert text_in({"text": text}) == text


def test_reasons_are_masked_and_may_be_missing():
    assert reason_in({"why": "打13812345678没人接"}) == "打［电话］没人接"
    assert reason_in({}) is reason_in({"why": None}) is reason_in({"why": ""}) is None
