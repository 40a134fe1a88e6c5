"""Settings: one table of name, default and help. A setting is read from the environment as `XINSHIMIN_<NAME>`."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError
from bot.policy.topics import TOPICS

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "XINSHIMIN_"
MEGABYTE = 1024 * 1024
CHANNELS = ("web", "rest", "socketio")
LOCAL = ("127.0.0.1", "localhost", "::1")
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")
SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Setting:
    """A setting: its name, its default (may hold `{home}` or `{root}`), what it means, and whether it is a port number."""

    name: str
    default: str
    help: str
    port: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("home", "{root}/.xinshimin", "存放全部状态的文件夹：数据库、模型、日志、缓存"),
    Setting("host", "127.0.0.1", "对话服务监听的地址"),
    Setting("port", "5005", "对话服务（Rasa，REST 与聊天页）的端口", port=True),
    Setting("actions_port", "5055", "动作服务的端口，只在本机监听", port=True),
    Setting("database_url", "sqlite:///{home}/store.db", "政策库的地址，SQLAlchemy 格式；也可用 postgresql://…"),
    Setting("conversations_url", "sqlite:///{home}/conversations.db", "对话记录的地址，格式同上；不能与政策库同一个数据库"),
    Setting("policies", "{root}/policies", "启动时导入的政策文件夹"),
    Setting("import_limit", "20", "导入的文件最大多少 MB"),
    Setting("desk_hours", "", "人工座席的服务时间，例如 工作日9:00—17:00；空着表示没有接通座席"),
    Setting("handover_topics", "", "给出条款后同时转人工的主题，逗号分隔，例如 wage_arrears；见 xinshimin topics"),
    Setting("channels", "", "开放的渠道，逗号分隔：web（网页）、rest、socketio；空着是 web，只在本机监听时还有 rest"),
    Setting("web_origins", "", "可以嵌入网页对话的网站，逗号分隔，例如 https://www.baotou.gov.cn；* 表示任何网站"),
    Setting("web_secret", "", "给网页会话签名的密钥，至少 32 个字符；空着就生成一个，存在状态文件夹里"),
    Setting("web_days", "30", "网页会话保存多少天，到期全部删除"),
    Setting("web_rate", "20", "一个网页会话每分钟最多发多少条消息"),
    Setting("web_address_rate", "600", "一个网络地址每分钟最多向网页渠道发多少次请求"),
    Setting("proxies", "0", "前面有几层反向代理；大于 0 时从 X-Forwarded-For 取访问者的地址"),
    Setting("start_timeout", "180", "启动时等待各部分就绪的最长时间，秒"),
)


@dataclass(frozen=True)
class Settings:
    """Values of the settings, read once. `import_limit` is in bytes, `start_timeout` in seconds."""

    home: Path
    host: str
    port: int
    actions_port: int
    database_url: str
    conversations_url: str
    policies: Path
    import_limit: int
    start_timeout: int
    desk_hours: str
    handover_topics: tuple[str, ...]
    channels: tuple[str, ...]
    web_origins: tuple[str, ...]
    web_secret: str
    web_days: int
    web_rate: int
    web_address_rate: int
    proxies: int

    @property
    def models(self) -> Path:
        """Folder of trained models."""
        return self.home / "models"

    @property
    def logs(self) -> Path:
        """Folder of logs, one file a part."""
        return self.home / "logs"

    @property
    def cache(self) -> Path:
        """Folder of what can be made again."""
        return self.home / "cache"


def load_settings(environment: Mapping[str, str] | None = None, **given: object) -> Settings:
    """Read the settings; `given` (from the command line, None for not given) goes before the environment, that before the defaults.

    An empty variable counts as not set. Raises `SettingsError` for a value that cannot be used.
    """
    environment = os.environ if environment is None else environment
    texts = {one.name: environment.get(PREFIX + one.name.upper()) or one.default for one in SETTINGS}
    texts |= {name: str(value) for name, value in given.items() if value is not None}
    home = _folder(texts["home"].replace("{root}", str(ROOT)))
    values = {name: text.replace("{root}", str(ROOT)).replace("{home}", str(home)) for name, text in texts.items()}
    port, actions_port = _port("port", values["port"]), _port("actions_port", values["actions_port"])
    if port == actions_port:
        raise SettingsError(PREFIX + "ACTIONS_PORT", values["actions_port"], "与对话服务不同的端口号")
    if values["conversations_url"] == values["database_url"]:
        raise SettingsError(PREFIX + "CONVERSATIONS_URL", values["conversations_url"], "与政策库不同的数据库")
    return Settings(
        home=home,
        host=values["host"],
        port=port,
        actions_port=actions_port,
        database_url=values["database_url"],
        conversations_url=values["conversations_url"],
        policies=_folder(values["policies"]),
        import_limit=_whole("import_limit", values["import_limit"], 1, 1_000, "MB 数") * MEGABYTE,
        start_timeout=_whole("start_timeout", values["start_timeout"], 1, 86_400, "秒数"),
        desk_hours=values["desk_hours"].strip(),
        handover_topics=_topics("handover_topics", values["handover_topics"]),
        channels=_channels(values["channels"], values["host"]),
        web_origins=_origins(values["web_origins"]),
        web_secret=_secret(values["web_secret"]),
        web_days=_whole("web_days", values["web_days"], 1, 3_650, "天数"),
        web_rate=_whole("web_rate", values["web_rate"], 1, 100_000, "条数"),
        web_address_rate=_whole("web_address_rate", values["web_address_rate"], 1, 1_000_000, "次数"),
        proxies=_whole("proxies", values["proxies"], 0, 10, "0 到 10 的层数"),
    )


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _topics(name: str, text: str) -> tuple[str, ...]:
    keys = _listed(text)
    if unknown := [key for key in keys if key not in {topic.key for topic in TOPICS}]:
        raise SettingsError(PREFIX + name.upper(), unknown[0], "主题的名称（见 xinshimin topics），逗号分隔")
    return keys


def _channels(text: str, host: str) -> tuple[str, ...]:
    """The channels named; where none is, the web chat, and Rasa's REST only where nobody outside this machine can reach it."""
    names = _listed(text) or (("web", "rest") if host in LOCAL else ("web",))
    if unknown := [name for name in names if name not in CHANNELS]:
        raise SettingsError(PREFIX + "CHANNELS", unknown[0], f"渠道的名称（{'、'.join(CHANNELS)}），逗号分隔")
    return names


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(one.rstrip("/").lower() for one in _listed(text))
    if wrong := [one for one in origins if one != "*" and not ORIGIN.fullmatch(one)]:
        raise SettingsError(PREFIX + "WEB_ORIGINS", wrong[0], "网站的协议和域名，例如 https://www.baotou.gov.cn，逗号分隔")
    return origins


def _secret(text: str) -> str:
    if text and len(text) < SHORTEST_SECRET:
        raise SettingsError(PREFIX + "WEB_SECRET", "（不显示）", f"至少 {SHORTEST_SECRET} 个字符")
    return text


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.replace("，", ",").split(",") if one.strip())


def _port(name: str, text: str) -> int:
    return _whole(name, text, 1, 65_535, "1 到 65535 的端口号")


def _whole(name: str, text: str, least: int, most: int, wanted: str) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingsError(PREFIX + name.upper(), text, wanted)
    return int(text)
