"""Values of settings as their texts say them; a text that cannot be used raises `SettingsError`, which says what is wanted."""

import re
from pathlib import Path

from cryptography.fernet import Fernet

from bot.errors import SettingsError
from bot.policy.topics import TOPICS

PREFIX = "XINSHIMIN_"
CHANNELS = ("web", "rest", "socketio")
LOCAL = ("127.0.0.1", "localhost", "::1")
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")
SHORTEST_SECRET = 32


def folder(text: str) -> Path:
    """An absolute folder or file."""
    return Path(text).expanduser().absolute()


def topics(name: str, text: str) -> tuple[str, ...]:
    """Topics by their names."""
    keys = listed(text)
    if unknown := [key for key in keys if key not in {topic.key for topic in TOPICS}]:
        raise SettingsError(PREFIX + name.upper(), unknown[0], "主题的名称（见 xinshimin topics），逗号分隔")
    return keys


def channels(text: str, host: str) -> tuple[str, ...]:
    """The channels named; where none is, the web chat, and Rasa's REST only where nobody outside this machine can reach it."""
    names = listed(text) or (("web", "rest") if host in LOCAL else ("web",))
    if unknown := [name for name in names if name not in CHANNELS]:
        raise SettingsError(PREFIX + "CHANNELS", unknown[0], f"渠道的名称（{'、'.join(CHANNELS)}），逗号分隔")
    return names


def origins(name: str, text: str) -> tuple[str, ...]:
    """Origins of pages, or `*`."""
    origins = tuple(one.rstrip("/").lower() for one in listed(text))
    if wrong := [one for one in origins if one != "*" and not ORIGIN.fullmatch(one)]:
        raise SettingsError(PREFIX + name.upper(), wrong[0], "网站的协议和域名，例如 https://www.baotou.gov.cn，逗号分隔")
    return origins


def secret(name: str, text: str) -> str:
    """A secret that is long enough, or none."""
    if text and len(text) < SHORTEST_SECRET:
        raise SettingsError(PREFIX + name.upper(), "（不显示）", f"至少 {SHORTEST_SECRET} 个字符")
    return text


def fernet_keys(name: str, text: str) -> tuple[str, ...]:
    """Keys of Fernet: 32 bytes in URL-safe base64 each."""
    keys = listed(text)
    for key in keys:
        try:
            Fernet(key)
        except ValueError:
            raise SettingsError(PREFIX + name.upper(), "（不显示）", "Fernet 密钥，见“设置”里的生成办法") from None
    return keys


def listed(text: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(one.strip() for one in text.replace("，", ",").split(",") if one.strip())


def port(name: str, text: str) -> int:
    """The number of a port."""
    return whole(name, text, 1, 65_535, "1 到 65535 的端口号")


def whole(name: str, text: str, least: int, most: int, wanted: str) -> int:
    """A whole number from `least` to `most`."""
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingsError(PREFIX + name.upper(), text, wanted)
    return int(text)
