"""The guards of every channel: no command reaches Rasa, no personal number is stored, a bad body gets one sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.guards import LONGEST, LONGEST_SENDER, fault_of, safe_sender, safe_text


@pytest.mark.parametrize(
    ("sent", "passed_on"),
    [
        ("/restart", "／restart"),
        ('/intent{"a":1}', '／intent{"a":1}'),
        (' /intent{"a":1}', '／intent{"a":1}'),
        ("　\n\t/restart", "／restart"),
        ("\u200b/restart", "／restart"),
        ("\ufeff \u200b/restart", "／restart"),
        ("\u2060/restart", "／restart"),
        ("\x00/restart", "／restart"),
        ("\ud800/restart", "／restart"),
        ("///restart", "／restart"),
        ("/", "／"),
        ("／restart", "／restart"),
        ("公租房/廉租房怎么申请", "公租房/廉租房怎么申请"),
        ("  包头的公租房怎么申请 \n", "包头的公租房怎么申请"),
        ("EXTERNAL: restart", "EXTERNAL: restart"),
    ],
)
def test_a_command_reaches_rasa_as_plain_text(sent, passed_on):
    assert safe_text(sent) == passed_on


@given(st.text(max_size=10), st.sampled_from(["/restart", '/intent{"a":1}', "//", "公租房"]))
def test_no_text_starts_with_a_slash_once_passed_on(before, rest):
    passed_on = safe_text(before + rest)
    assert not passed_on.strip().startswith("/")
    passed_on.encode("utf-8")


def test_personal_numbers_are_masked_before_anything_else_sees_them():
    assert safe_text("/我身份证110101199003071234，电话13812345678，打12345没人接") == "／我身份证［证件号］，电话［电话］，打12345没人接"


@pytest.mark.parametrize(
    "body",
    [
        {"message": "公租房怎么申请"},
        {"message": "公租房怎么申请", "sender": None},
        {"message": "公租房怎么申请", "sender": "u1"},
        {"message": "公租房怎么申请", "sender": "李 某"},
        {"message": "公租房怎么申请", "sender": 0},
        {"message": "公租房怎么申请", "sender": "u" * LONGEST_SENDER},
        {"message": "字" * LONGEST, "sender": "u1", "metadata": {"any": "thing"}},
        {"message": "😀"},
    ],
)
def test_a_good_body_has_no_fault(body):
    assert fault_of(body) is None


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (None, "message"),
        ([], "message"),
        ("公租房", "message"),
        (5, "message"),
        (True, "message"),
        ({}, "message"),
        ({"text": "公租房"}, "message"),
        ({"message": None}, "message"),
        ({"message": 5}, "message"),
        ({"message": ["公租房"]}, "message"),
        ({"message": {"text": "公租房"}}, "message"),
        ({"message": ""}, "空的"),
        ({"message": " \n　"}, "空的"),
        ({"message": "\u200b\ufeff\x00"}, "空的"),
        ({"message": "字" * (LONGEST + 1)}, "2000"),
        ({"message": "公租房", "sender": ""}, "sender"),
        ({"message": "公租房", "sender": "  "}, "sender"),
        ({"message": "公租房", "sender": "u" * (LONGEST_SENDER + 1)}, "sender"),
        ({"message": "公租房", "sender": "a\nb"}, "sender"),
        ({"message": "公租房", "sender": "\x00"}, "sender"),
        ({"message": "公租房", "sender": "\ud800"}, "sender"),
        ({"message": "公租房", "sender": 1.5}, "sender"),
        ({"message": "公租房", "sender": True}, "sender"),
        ({"message": "公租房", "sender": ["u1"]}, "sender"),
        ({"message": "公租房", "sender": {"id": "u1"}}, "sender"),
    ],
    ids=repr,
)
def test_a_bad_body_is_refused_in_one_sentence_that_names_what_is_wrong(body, fault):
    sentence = fault_of(body)
    assert sentence is not None and fault in sentence
    assert sentence.endswith("。") and sentence.count("。") == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["message", "sender", "x"]), inner, max_size=3),
    max_leaves=6,
)


@given(JSON)
def test_any_json_is_either_a_message_or_a_fault(body):
    if fault_of(body) is None:
        assert isinstance(safe_text(json.loads(json.dumps(body))["message"]), str)


@pytest.mark.parametrize("sender", ["13812345678", "110101199003071234", "u 138 1234 5678"])
def test_a_sender_that_is_a_personal_number_becomes_a_pseudonym_that_stays_the_same(sender):
    name = safe_sender("rest", sender)
    assert name == safe_sender("rest", sender) != safe_sender("rest", sender + "9")
    assert name.startswith("rest:rest-") and sender not in name


@pytest.mark.parametrize("sender", ["u1", "0b9f2a5c1d7e4e0f8a3b6c9d2e5f8a1b", "李四"])
def test_any_other_sender_keeps_the_name(sender):
    assert safe_sender("rest", sender) == f"rest:{sender}"
