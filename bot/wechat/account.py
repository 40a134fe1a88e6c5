"""The accounts that the settings name: an official account (公众号), an application of WeCom (企业微信), a service desk (微信客服)."""

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.errors import SettingsError
from bot.settings import PREFIX, Settings

Kind = Literal["wechat", "wecom", "wechat_kf"]
Mode = Literal["plain", "compatible", "safe"]
MODES: tuple[Mode, ...] = ("plain", "compatible", "safe")
HIDDEN = "（不显示）"
TOKEN = re.compile(r"[A-Za-z0-9]{3,32}")
AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


@dataclass(frozen=True)
class Account:
    """One account. `kind` is also the name of its channel and the prefix of its citizens' conversations.

    `receiver` is the AppID or the enterprise's id, `keys` the AES keys with the present one first, `may_send` whether answers may be
    sent later, `pages` the public address of this server (empty for none).
    """

    kind: Kind
    receiver: str
    token: str = field(repr=False)
    keys: tuple[bytes, ...] = field(repr=False)
    mode: Mode
    secret: str = field(repr=False)
    may_send: bool
    api: str
    agent: str = ""
    pages: str = ""

    def conversation(self, person: str) -> str:
        """Name of the conversation with a person, and Rasa's sender id."""
        return f"{self.kind}:{person}"


def accounts_of(settings: Settings) -> tuple[Account, ...]:
    """The accounts that are set; raises `SettingsError`, which never shows a secret, where one is set by halves."""
    texts = settings.platforms
    makers = (("wechat_token", _official), ("wecom_token", _wecom), ("kf_token", _service_desk))
    return tuple(make(texts) for name, make in makers if texts.get(name))


def account_of(settings: Settings, kind: Kind) -> Account | None:
    """The account of a kind, or None where it is not set."""
    return next((account for account in accounts_of(settings) if account.kind == kind), None)


def key_of(text: str) -> bytes:
    """The AES key that an EncodingAESKey stands for: 43 characters of base64 without the sign at their end, 32 bytes."""
    return b64decode(text + "=")


def _official(texts: Mapping[str, str]) -> Account:
    mode = texts["wechat_mode"]
    if mode not in MODES:
        raise SettingsError(f"{PREFIX}WECHAT_MODE", mode, "safe、compatible 或 plain")
    names = ("wechat_aes_key", "wechat_aes_key_previous")
    may_send = _yes(texts, "wechat_send")
    return Account(
        kind="wechat",
        receiver=_filled(texts, "wechat_appid"),
        token=_token(texts, "wechat_token"),
        keys=tuple(_key(texts, name) for name in names if texts[name] or (name == names[0] and mode != "plain")),
        mode=mode,
        secret=_filled(texts, "wechat_secret") if may_send else texts["wechat_secret"],
        may_send=may_send,
        api=_address(texts, "wechat_api"),
        pages=_address(texts, "wechat_pages") if texts["wechat_pages"] else "",
    )


def _wecom(texts: Mapping[str, str]) -> Account:
    return Account(
        kind="wecom",
        receiver=_filled(texts, "wecom_corpid"),
        token=_token(texts, "wecom_token"),
        keys=(_key(texts, "wecom_aes_key"),),
        mode="safe",
        secret=texts["wecom_secret"],
        may_send=bool(texts["wecom_secret"] and texts["wecom_agentid"]),
        api=_address(texts, "wecom_api"),
        agent=texts["wecom_agentid"],
        pages=_address(texts, "wechat_pages") if texts["wechat_pages"] else "",
    )


def _service_desk(texts: Mapping[str, str]) -> Account:
    return Account(
        kind="wechat_kf",
        receiver=_filled(texts, "wecom_corpid"),
        token=_token(texts, "kf_token"),
        keys=(_key(texts, "kf_aes_key"),),
        mode="safe",
        secret=_filled(texts, "kf_secret"),
        may_send=True,
        api=_address(texts, "wecom_api"),
        pages=_address(texts, "wechat_pages") if texts["wechat_pages"] else "",
    )


def _filled(texts: Mapping[str, str], name: str) -> str:
    if not texts[name]:
        raise SettingsError(PREFIX + name.upper(), "", "平台后台里给出的值，不能空着")
    return texts[name]


def _token(texts: Mapping[str, str], name: str) -> str:
    if not TOKEN.fullmatch(texts[name]):
        raise SettingsError(PREFIX + name.upper(), HIDDEN, "3 到 32 个英文字母或数字，与平台后台里填的一样")
    return texts[name]


def _key(texts: Mapping[str, str], name: str) -> bytes:
    if not AES_KEY.fullmatch(texts[name]):
        raise SettingsError(PREFIX + name.upper(), HIDDEN, "43 个英文字母或数字，与平台后台里填的一样")
    return key_of(texts[name])


def _yes(texts: Mapping[str, str], name: str) -> bool:
    if texts[name] not in ("yes", "no"):
        raise SettingsError(PREFIX + name.upper(), texts[name], " yes 或 no")
    return texts[name] == "yes"


def _address(texts: Mapping[str, str], name: str) -> str:
    if not ADDRESS.fullmatch(texts[name]):
        raise SettingsError(PREFIX + name.upper(), texts[name], "以 https:// 开头的地址")
    return texts[name].rstrip("/")
