"""Settings: one table of name, default and help. A setting is read from the environment as `XINSHIMIN_<NAME>`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError
from bot.policy.topics import TOPICS

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "XINSHIMIN_"
MEGABYTE = 1024 * 1024


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
    )


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _topics(name: str, text: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in text.replace("，", ",").split(",") if key.strip())
    if unknown := [key for key in keys if key not in {topic.key for topic in TOPICS}]:
        raise SettingsError(PREFIX + name.upper(), unknown[0], "主题的名称（见 xinshimin topics），逗号分隔")
    return keys


def _port(name: str, text: str) -> int:
    return _whole(name, text, 1, 65_535, "1 到 65535 的端口号")


def _whole(name: str, text: str, least: int, most: int, wanted: str) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingsError(PREFIX + name.upper(), text, wanted)
    return int(text)
