"""The accounts that the settings name."""

import pytest

from bot.errors import SettingsError
from bot.settings import load_settings
from bot.wechat.account import account_of, accounts_of, key_of
from tests.wechat import platform
from tests.wechat.conftest import ENVIRONMENT


def test_nothing_set_is_no_account():
    assert accounts_of(load_settings({})) == () and account_of(load_settings({}), "wechat") is None


def test_all_three_are_made_of_their_settings(account):
    official, wecom, desk = account("wechat", wechat_send="yes"), account("wecom"), account("wechat_kf")
    assert (official.receiver, official.mode, official.may_send, len(official.keys)) == (platform.APPID, "safe", True, 2)
    assert (wecom.receiver, wecom.agent, wecom.may_send) == ("ww0123456789abcdef", "1000002", True)
    assert (desk.receiver, desk.may_send, desk.conversation("wmABC")) == ("ww0123456789abcdef", True, "wechat_kf:wmABC")


def test_without_the_right_to_send_no_secret_is_needed(account):
    assert account("wechat", wechat_secret="").may_send is False
    assert account("wecom", wecom_secret="").may_send is False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WECHAT_TOKEN", "短"),
        ("WECHAT_TOKEN", "a" * 33),
        ("WECHAT_AES_KEY", "k" * 42),
        ("WECHAT_AES_KEY", "k" * 42 + "="),
        ("WECHAT_AES_KEY_PREVIOUS", "k" * 44),
        ("WECHAT_AES_KEY", ""),
        ("WECHAT_APPID", ""),
        ("WECHAT_MODE", "aes"),
        ("WECHAT_SEND", "maybe"),
        ("WECHAT_API", "api.weixin.qq.com"),
        ("WECHAT_PAGES", "//x"),
        ("WECOM_CORPID", ""),
        ("KF_SECRET", ""),
    ],
)
def test_an_account_that_is_set_by_halves_is_refused_by_the_name_of_the_setting(name, value):
    with pytest.raises(SettingsError) as caught:
        accounts_of(load_settings(ENVIRONMENT | {f"XINSHIMIN_{name}": value}))
    assert f"XINSHIMIN_{name}" in str(caught.value)


def test_neither_an_account_nor_an_error_shows_a_secret(account):
    secrets = [platform.TOKEN, platform.SECRET, platform.AES_KEY, platform.OLD_KEY, "wecom-secret", "kf-secret"]
    shown = repr([account(), account("wecom"), account("wechat_kf"), load_settings(ENVIRONMENT)])
    with pytest.raises(SettingsError) as caught:
        accounts_of(load_settings(ENVIRONMENT | {"XINSHIMIN_WECHAT_AES_KEY": platform.AES_KEY + "x"}))
    assert not [secret for secret in secrets if secret in shown + str(caught.value)]


def test_a_key_is_32_bytes():
    assert len(key_of(platform.AES_KEY)) == 32
