"""Texts become values, or a sentence that says what is wanted."""

import pytest
from cryptography.fernet import Fernet

from bot.errors import SettingsError
from bot.setting_values import channels, fernet_keys, listed, origins, port, secret, topics, whole


def test_lists_take_both_commas():
    assert listed(" a，b, ,c") == ("a", "b", "c") and listed("") == ()


@pytest.mark.parametrize(
    "read",
    [
        lambda: port("port", "65536"),
        lambda: whole("desk_gone", "1.5", 1, 9, "分钟数"),
        lambda: origins("web_origins", "baotou.gov.cn"),
        lambda: secret("web_secret", "short"),
        lambda: topics("handover_topics", "no_such"),
        lambda: channels("fax", "127.0.0.1"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_is_wanted(read):
    with pytest.raises(SettingsError, match="应为"):
        read()


def test_a_secret_that_is_too_short_is_not_shown():
    with pytest.raises(SettingsError) as caught:
        secret("web_secret", "hunter2")
    assert "hunter2" not in str(caught.value)


def test_rest_is_open_only_where_nobody_outside_reaches_it():
    assert channels("", "127.0.0.1") == ("web", "rest") and channels("", "0.0.0.0") == ("web",)


def test_a_key_of_fernet_is_taken_and_anything_else_refused_without_showing_it():
    key = Fernet.generate_key().decode()
    assert fernet_keys("call_back_key", f"{key}, {key}") == (key, key)
    assert fernet_keys("call_back_key", "") == ()
    with pytest.raises(SettingsError) as refused:
        fernet_keys("call_back_key", "0123456789abcdef0123456789abcdef-")
    assert "0123456789" not in str(refused.value)
