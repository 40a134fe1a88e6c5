"""Only a token that this product signed opens a session, and only while the session lasts."""

from datetime import datetime, timedelta, timezone

import jwt
import pytest

from bot.channels.web.faults import FaultError
from bot.channels.web.tokens import AUDIENCE, Signer, new_conversation
from bot.conversations.sessions import Session

SECRET = "a secret of the tests and long enough"


def session(days=1):
    at = datetime.now(timezone.utc).replace(tzinfo=None)
    return Session("web:abc", "web", at, at + timedelta(days=days), "v", None)


def code_of(header):
    with pytest.raises(FaultError) as caught:
        Signer(SECRET).read(header)
    assert caught.value.status == 401
    return caught.value.code


def test_a_token_opens_its_session():
    signer = Signer(SECRET)
    assert signer.read(f"Bearer {signer.sign(session())}") == signer.read(f"bearer  {signer.sign(session())}") == "web:abc"


def test_after_the_last_day_it_opens_nothing():
    assert code_of(f"Bearer {Signer(SECRET).sign(session(days=-1))}") == "session_expired"


def test_what_others_made_opens_nothing():
    token = Signer(SECRET).sign(session())
    claims = {"sub": "web:abc", "aud": AUDIENCE, "exp": 4_000_000_000}
    made_up = [
        Signer("another secret also long enough!!").sign(session()),
        jwt.encode(claims, None, "none"),
        jwt.encode({**claims, "aud": "other"}, SECRET, "HS256"),
        jwt.encode({"sub": "web:abc", "aud": AUDIENCE}, SECRET, "HS256"),
        jwt.encode({"aud": AUDIENCE, "exp": 4_000_000_000}, SECRET, "HS256"),
        token[:-2] + ("aa" if token[-2:] != "aa" else "bb"),
        "", ".", "..", "é", "\ud800", "a" * 10_000,
    ]  # fmt: skip
    assert {code_of(f"Bearer {one}") for one in made_up} == {"session_unknown"}
    assert {code_of(header) for header in ("", "Bearer", f"Basic {token}", token)} == {"session_unknown"}


def test_while_the_secret_is_changed_both_count_and_afterwards_the_new_one_alone():
    new = "a new secret of the tests also long"
    old_token, both = Signer(SECRET).sign(session()), Signer(f"{new},{SECRET}")
    assert both.read(f"Bearer {old_token}") == "web:abc"
    assert Signer(new).read(f"Bearer {both.sign(session())}") == "web:abc"
    with pytest.raises(FaultError, match="结束"):
        Signer(new).read(f"Bearer {old_token}")
    for signer in (Signer(SECRET), Signer(new)):
        with pytest.raises(FaultError, match="过期"):
            both.read(f"Bearer {signer.sign(session(days=-1))}")


def test_names_of_conversations_cannot_be_guessed():
    names = {new_conversation() for _ in range(100)}
    assert len(names) == 100 and all(name.startswith("web:") and len(name) >= 24 for name in names)
