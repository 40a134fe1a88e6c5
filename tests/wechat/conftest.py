"""Accounts and the platform on the other side."""

import pytest

from bot.settings import load_settings
from bot.wechat.account import account_of
from tests.wechat import platform
from tests.wechat.interface import serving

ENVIRONMENT = {
    "XINSHIMIN_WECHAT_TOKEN": platform.TOKEN,
    "XINSHIMIN_WECHAT_APPID": platform.APPID,
    "XINSHIMIN_WECHAT_SECRET": platform.SECRET,
    "XINSHIMIN_WECHAT_AES_KEY": platform.AES_KEY,
    "XINSHIMIN_WECHAT_AES_KEY_PREVIOUS": platform.OLD_KEY,
    "XINSHIMIN_WECOM_TOKEN": "WecomToken",
    "XINSHIMIN_WECOM_CORPID": "ww0123456789abcdef",
    "XINSHIMIN_WECOM_AGENTID": "1000002",
    "XINSHIMIN_WECOM_SECRET": "wecom-secret",
    "XINSHIMIN_WECOM_AES_KEY": platform.OLD_KEY,
    "XINSHIMIN_KF_TOKEN": "KfToken",
    "XINSHIMIN_KF_SECRET": "kf-secret",
    "XINSHIMIN_KF_AES_KEY": platform.OLD_KEY,
}


@pytest.fixture
def account():
    """Makes the account of a kind; further settings by name."""

    def make(kind="wechat", **more):
        given = {f"XINSHIMIN_{name.upper()}": value for name, value in more.items()}
        return account_of(load_settings(ENVIRONMENT | given), kind)

    return make


@pytest.fixture
def interface():
    with serving() as running:
        yield running
