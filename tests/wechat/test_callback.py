"""Who may call, in each mode; and replies that the platform can read."""

import pytest

from bot.errors import CallbackError
from bot.wechat.callback import LARGEST, Callback
from bot.wechat.signing import FRESH
from tests.wechat.platform import AES_KEY, FOREIGN_KEY, OLD_KEY, Platform, lists, seal, sha1

NOW = 1_700_000_000.0
WECOM = {"token": "WecomToken", "receiver": "ww0123456789abcdef", "aes_key": OLD_KEY, "official": False}


def clock():
    return NOW


@pytest.fixture
def callback(account):
    return lambda mode="safe", kind="wechat": Callback(account(kind, wechat_mode=mode), clock)


@pytest.fixture
def platform():
    return lambda mode="safe", **more: Platform(mode, clock=clock, **more)


def refused(callback, query, body):
    with pytest.raises(CallbackError) as caught:
        callback.read(lists(query) if isinstance(next(iter(query.values()), ""), str) else query, body).incoming  # noqa: B018
    return caught.value.reason


@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
def test_a_message_is_read_and_replied_to_in_every_mode(callback, platform, mode):
    here, there = callback(mode), platform(mode)
    query, body = there.call(there.text("包头公租房"))
    received = here.read(lists(query), body)
    assert received.incoming.text == "包头公租房"
    assert (received.key is None) is (mode == "plain")
    reply = here.reply(received, "有规定。]]>\x00😀")
    assert there.read(reply) == "有规定。]]>😀" and ("有规定" in reply) is (mode == "plain")


def test_the_address_is_verified(callback, platform):
    assert callback().echo(lists(platform().verification())) == "5927782489442352469"
    assert callback(kind="wecom").echo(lists(platform(**WECOM).verification())) == "5927782489442352469"


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce", "echostr"])
def test_an_address_is_not_verified_to_strangers(callback, platform, name):
    query = lists(platform().verification())
    for wrong in ({name: ["x" * 40]}, {name: []}, {name: query[name] * 2}):
        if wrong == {"echostr": ["x" * 40]}:
            continue  # whatever the platform wants to hear
        with pytest.raises(CallbackError):
            callback().echo(query | wrong)


def test_an_address_of_wecom_is_not_verified_to_strangers(callback, platform):
    query = lists(platform(**WECOM).verification())
    for wrong in ({"msg_signature": ["0" * 40]}, {"echostr": [seal("1", OLD_KEY, WECOM["receiver"])]}):
        with pytest.raises(CallbackError):
            callback(kind="wecom").echo(query | wrong)


def test_wecom_and_its_service_desk_use_the_same_envelope(callback, platform):
    for kind, token in (("wecom", "WecomToken"), ("wechat_kf", "KfToken")):
        there = platform(**WECOM | {"token": token})
        query, body = there.call(there.text("低保"))
        received = callback(kind=kind).read(lists(query), body)
        assert received.incoming.text == "低保" and there.read(callback(kind=kind).reply(received, "好")) == "好"


def test_the_previous_key_still_opens_and_seals_its_reply(callback, platform):
    there = platform(aes_key=OLD_KEY)
    query, body = there.call(there.text("低保"))
    received = callback().read(lists(query), body)
    assert there.read(callback().reply(received, "好"), OLD_KEY) == "好"


def test_signatures_that_are_wrong_missing_or_twice(callback, platform):
    here, there = callback(), platform()
    query, body = there.call(there.text("低保"))
    for name in ("signature", "msg_signature"):
        assert refused(here, query | {name: "0" * 40}, body) == "signature"
        assert refused(here, {key: value for key, value in query.items() if key != name}, body) == "signature"
        assert refused(here, lists(query) | {name: [query[name]] * 2}, body) == "parameter"
    for name in ("timestamp", "nonce"):
        assert refused(here, {key: value for key, value in query.items() if key != name}, body) == "parameter"
    assert refused(here, query | {"nonce": "x" * 5000}, body) == "parameter"


def test_the_signature_of_another_body_does_not_count(callback, platform):
    there = platform()
    query, _ = there.call(there.text("低保"))
    _, other = there.call(there.text("公租房"))
    assert refused(callback(), query, other) == "signature"


@pytest.mark.parametrize("away", [FRESH + 1, -FRESH - 1])
def test_a_request_of_another_time_is_refused(callback, platform, away):
    there = platform()
    assert refused(callback(), *there.call(there.text("低保"), timestamp=int(NOW + away))) == "stale"


def test_plaintext_is_refused_in_safe_mode_and_sealed_text_in_plain_mode(callback, platform):
    there = platform("plain")
    assert refused(callback("safe"), *there.call(there.text("低保"))) == "plaintext"
    there = platform("safe")
    assert refused(callback("plain"), *there.call(there.text("低保"))) == "sealed"


def test_in_compatible_mode_the_sealed_text_counts(callback, platform):
    there = platform("compatible")
    query, body = there.call(there.text("低保"))
    assert callback("compatible").read(lists(query), body.replace("低保".encode(), "转账".encode())).incoming.text == "低保"


def test_envelopes_of_others(callback, platform):
    there = platform()
    message = there.text("低保")
    assert refused(callback(), *there.call(message, receiver="wxffffffffffffffff")) == "receiver"
    assert refused(callback(), *there.call(message, aes_key=FOREIGN_KEY)) == "key"
    for sealed, reason in (("????", "base64"), ("YWJj", "block"), (seal("no xml"), "xml"), (seal(b"\xff\xfe"), "xml")):
        assert refused(callback(), *there.call(message, sealed=sealed)) == reason


def test_bodies_that_are_none(callback, platform):
    there = platform()
    query, body = there.call(there.text("低保"))
    for bad in (b"", b"{}", body[:-20], b"\xff" + body, b"<xml/>"):
        assert refused(callback(), query, bad) in ("xml", "plaintext")


def test_a_body_may_have_64_kilobytes(callback, platform):
    there = platform("plain")
    room = LARGEST - len(there.text(""))
    query, body = there.call(there.text("a" * room))
    assert len(callback("plain").read(lists(query), body[:LARGEST]).incoming.text) == room
    assert refused(callback("plain"), query, b" " * LARGEST + body) == "size"


def test_the_key_of_the_documents_is_not_in_the_error(callback, platform):
    there = platform()
    query, body = there.call(there.text("低保"))
    with pytest.raises(CallbackError) as caught:
        callback().read(lists(query | {"signature": sha1("x")}), body)
    assert there.person not in str(caught.value) and AES_KEY not in str(caught.value)
