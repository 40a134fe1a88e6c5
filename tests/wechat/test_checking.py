"""What is missing is named, and how to get it; no secret is shown."""

import asyncio

import pytest

from bot.settings import load_settings
from bot.wechat.checking import check
from tests.ports import free_port
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.platform import AES_KEY, SECRET, TOKEN
from tests.wechat.servers import redis_running

OFFICIAL = {name: value for name, value in ENVIRONMENT.items() if "_WECHAT_" in name}


@pytest.fixture
def found(interface):
    def run(**more):
        given = OFFICIAL | {"XINSHIMIN_WECHAT_API": interface.address, "XINSHIMIN_WECOM_API": interface.address}
        return asyncio.run(check(load_settings(given | {f"XINSHIMIN_{name}": value for name, value in more.items()})))

    return run


def missing(findings):
    return "\n".join(finding.text for finding in findings if not finding.good)


def test_an_account_that_has_everything(found):
    findings = found(WECHAT_SEND="yes", WECHAT_PAGES="https://zc.example.gov.cn")
    assert missing(findings) == ""
    assert any("https://zc.example.gov.cn/webhooks/wechat/webhook" in finding.text for finding in findings)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"WECHAT_TOKEN": ""}, "没有接任何账号"),
        ({"WECHAT_AES_KEY": "short"}, "WECHAT_AES_KEY"),
        ({"WECHAT_MODE": "plain"}, "安全模式"),
        ({}, "WECHAT_PAGES"),
        ({}, "WECHAT_SEND=yes"),
        ({"WECHAT_SECRET": ""}, "没有 Secret"),
        ({"WECHAT_MENU": "/nowhere/menu.yml"}, "菜单文件"),
        ({"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"}, "Redis 连不上"),
        ({"WECHAT_API": f"http://127.0.0.1:{free_port()}"}, "连不上平台"),
        ({"WECHAT_SECRET": "f" * 32}, "40125"),
    ],
)
def test_what_is_missing_is_named(found, more, said):
    assert said in missing(found(**more))


@pytest.mark.parametrize(("code", "said"), [(40164, "白名单"), (40013, "APPID"), (-1, "平台正忙")])
def test_what_the_platform_refuses_is_named(found, interface, code, said):
    interface.token_errors = [code]
    assert said in missing(found())


def test_wecom_and_the_service_desk_are_looked_at_too(found):
    more = {name.removeprefix("XINSHIMIN_"): value for name, value in ENVIRONMENT.items() if "_WECHAT_" not in name}
    text = "\n".join(finding.text for finding in found(**more))
    assert "企业微信：取接口凭证正常" in text and "微信客服：取接口凭证正常" in text and "/webhooks/wechat_kf/webhook" in text


def test_a_redis_that_is_there(found, tmp_path):
    with redis_running(tmp_path) as (url, _):
        assert any(finding.good and "Redis" in finding.text for finding in found(REDIS_URL=url))


def test_no_secret_is_shown(found):
    said = "\n".join(finding.text for finding in found(WECHAT_AES_KEY=AES_KEY + "x"))
    said += "\n".join(finding.text for finding in found())
    assert not [secret for secret in (SECRET, TOKEN, AES_KEY) if secret in said]
