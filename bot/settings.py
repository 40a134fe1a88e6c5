"""Settings: one table of name, default and help. Each is read from the environment as `XINSHIMIN_<NAME>`, or from a file named there."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.environment import told
from bot.errors import SettingsError
from bot.setting_values import PREFIX as PREFIX
from bot.setting_values import channels, fernet_keys, folder, listed, origins, port, secret, topics, whole

ROOT = Path(__file__).resolve().parents[1]
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
    Setting("models", "{home}/models", "存放训练好的模型的文件夹；只是运行时可以是只读的"),
    Setting("import_limit", "20", "导入的文件最大多少 MB"),
    Setting("desk_hours", "", "人工座席的服务时间，例如 工作日9:00—17:00；空着表示没有接通座席"),
    Setting("desk_host", "127.0.0.1", "座席台和公开接口监听的地址"),
    Setting("desk_port", "5010", "座席台和公开接口的端口", port=True),
    Setting("desk_https", "no", "座席台是不是经 https 打开：yes 或 no；yes 时会话只在 https 上有效"),
    Setting("desk_idle", "60", "座席台多少分钟没有操作就要重新登录"),
    Setting("desk_session", "12", "座席台一次登录最多用多少小时"),
    Setting("desk_failures", "5", "座席台连续输错几次密码就锁住登录名"),
    Setting("desk_gone", "10", "人工对话里座席多少分钟没有动静，就把对话放回队列"),
    Setting("desk_office", "", "人工座席服务时间的文件（YAML，可以按地方分）；空着就按 DESK_HOURS 告诉市民，不判断现在是不是上班时间"),
    Setting("desk_lock", "15", "座席台锁住登录名多少分钟"),
    Setting("call_back_key", "", "给回电号码加密的密钥（Fernet），换密钥时新的在前、旧的在后，逗号分隔；空着就不收回电号码"),
    Setting("call_back_hours", "48", "市民留的回电号码最多存多少小时；打完、对话结束时马上删除"),
    Setting("handover_topics", "", "给出条款后同时转人工的主题，逗号分隔，例如 wage_arrears；见 xinshimin topics"),
    Setting("channels", "", "开放的渠道，逗号分隔：web（网页）、rest、socketio；空着是 web，只在本机监听时还有 rest"),
    Setting("web_origins", "", "可以嵌入网页对话的网站，逗号分隔，例如 https://www.baotou.gov.cn；* 表示任何网站"),
    Setting("web_secret", "", "给网页会话签名的密钥，至少 32 个字符，换密钥时新的在前、旧的在后，逗号分隔；空着就生成一个"),
    Setting("web_days", "30", "网页会话保存多少天，到期全部删除"),
    Setting("talk_days", "30", "其他渠道的对话在最后一条消息以后保存多少天，到期全部删除"),
    Setting("count_days", "1095", "对话删除以后，不含原话、不指向人的计数（转人工请求、评价）保存多少天"),
    Setting("web_rate", "20", "一个网页会话每分钟最多发多少条消息"),
    Setting("web_address_rate", "600", "一个网络地址每分钟最多向网页渠道发多少次请求"),
    Setting("api_keys", "", "开放接口的密钥，逗号分隔，每把至少 32 个字符；空着就不要密钥"),
    Setting("api_rate", "120", "开放接口每把密钥（不要密钥时每个网络地址）每分钟最多多少次请求"),
    Setting("api_origins", "", "网页里可以直接调用开放接口的网站，逗号分隔，例如 https://www.baotou.gov.cn；* 表示任何网站"),
    Setting("proxies", "0", "前面有几层反向代理；大于 0 时从 X-Forwarded-For 取访问者的地址"),
    Setting("start_timeout", "180", "启动时等待各部分就绪的最长时间，秒"),
    Setting("redis_url", "", "几个进程一起服务时共用的 Redis，例如 redis://127.0.0.1:6379/0；空着表示只有一个进程"),
    Setting("wechat_token", "", "公众号“服务器配置”里的 Token；空着表示不接公众号"),
    Setting("wechat_appid", "", "公众号的 AppID（开发者ID）"),
    Setting("wechat_secret", "", "公众号的 AppSecret；只从环境变量读，取凭证、发客服消息、改菜单时用"),
    Setting("wechat_mode", "safe", "公众号消息加解密方式：safe 安全模式、compatible 兼容模式、plain 明文模式"),
    Setting("wechat_aes_key", "", "公众号的 EncodingAESKey，43 个字符；安全模式和兼容模式要填"),
    Setting("wechat_aes_key_previous", "", "更换 EncodingAESKey 时的上一把，换完一天后可以去掉"),
    Setting("wechat_send", "no", "公众号有没有客服消息接口的权限：yes 或 no；认证的服务号才有"),
    Setting("wechat_pages", "", "市民能打开的本服务的 https 地址，例如 https://zc.example.gov.cn；用于条款全文页，空着就不给链接"),
    Setting("wechat_menu", "{root}/bot/wechat/data/menu.yml", "公众号自定义菜单的文件"),
    Setting("wechat_api", "https://api.weixin.qq.com", "公众号接口的地址"),
    Setting("wecom_token", "", "企业微信应用“接收消息”的 Token；空着表示不接企业微信"),
    Setting("wecom_corpid", "", "企业微信的企业 ID；微信客服也用它"),
    Setting("wecom_agentid", "", "企业微信应用的 AgentId"),
    Setting("wecom_secret", "", "企业微信应用的 Secret；只从环境变量读"),
    Setting("wecom_aes_key", "", "企业微信应用的 EncodingAESKey，43 个字符"),
    Setting("wecom_api", "https://qyapi.weixin.qq.com", "企业微信和微信客服接口的地址"),
    Setting("kf_token", "", "微信客服“接收消息”的 Token；空着表示不接微信客服"),
    Setting("kf_secret", "", "微信客服的 Secret；只从环境变量读"),
    Setting("kf_aes_key", "", "微信客服的 EncodingAESKey，43 个字符"),
)

PLATFORMS = ("wechat_", "wecom_", "kf_")


@dataclass(frozen=True)
class DeskSettings:
    """Where the desk listens, whether over https, how long sessions, locks and silent talks last, and the file of its hours."""

    host: str
    port: int
    https: bool
    idle: timedelta
    session: timedelta
    failures: int
    lock: timedelta
    gone: timedelta = timedelta(minutes=10)
    office: Path | None = None


@dataclass(frozen=True)
class Settings:
    """Values of the settings, read once. `import_limit` is in bytes, `start_timeout` in seconds.

    `platforms` are the texts of the settings of WeChat and WeCom by name, secrets among them: `bot.wechat.account` makes accounts of them.
    """

    home: Path
    host: str
    port: int
    actions_port: int
    database_url: str
    conversations_url: str
    policies: Path
    models: Path
    import_limit: int
    start_timeout: int
    desk_hours: str
    desk: DeskSettings
    call_back_key: tuple[str, ...] = field(repr=False)
    call_back_hours: int
    handover_topics: tuple[str, ...]
    channels: tuple[str, ...]
    web_origins: tuple[str, ...]
    web_secret: str
    web_days: int
    talk_days: int
    count_days: int
    web_rate: int
    web_address_rate: int
    api_keys: tuple[str, ...] = field(repr=False)
    api_rate: int
    api_origins: tuple[str, ...]
    proxies: int
    redis_url: str = field(repr=False)
    platforms: Mapping[str, str] = field(repr=False)

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

    An empty variable counts as not set; then a file may hold the value, which `XINSHIMIN_<NAME>_FILE` names. Raises `SettingsError` for a
    value that cannot be used.
    """
    environment = os.environ if environment is None else environment
    texts = {one.name: told(environment, PREFIX + one.name.upper()) or one.default for one in SETTINGS}
    texts |= {name: str(value) for name, value in given.items() if value is not None}
    home = folder(texts["home"].replace("{root}", str(ROOT)))
    values = {name: text.replace("{root}", str(ROOT)).replace("{home}", str(home)) for name, text in texts.items()}
    talk_port, actions_port = port("port", values["port"]), port("actions_port", values["actions_port"])
    if talk_port == actions_port:
        raise SettingsError(PREFIX + "ACTIONS_PORT", values["actions_port"], "与对话服务不同的端口号")
    desk = _desk(values)
    if desk.port in (talk_port, actions_port):
        raise SettingsError(PREFIX + "DESK_PORT", values["desk_port"], "与对话服务、动作服务不同的端口号")
    if values["conversations_url"] == values["database_url"]:
        raise SettingsError(PREFIX + "CONVERSATIONS_URL", values["conversations_url"], "与政策库不同的数据库")
    return Settings(
        home=home,
        host=values["host"],
        port=talk_port,
        actions_port=actions_port,
        database_url=values["database_url"],
        conversations_url=values["conversations_url"],
        policies=folder(values["policies"]),
        models=folder(values["models"]),
        import_limit=whole("import_limit", values["import_limit"], 1, 1_000, "MB 数") * MEGABYTE,
        start_timeout=whole("start_timeout", values["start_timeout"], 1, 86_400, "秒数"),
        desk_hours=values["desk_hours"].strip(),
        desk=desk,
        call_back_key=fernet_keys("call_back_key", values["call_back_key"]),
        call_back_hours=whole("call_back_hours", values["call_back_hours"], 1, 720, "小时数"),
        handover_topics=topics("handover_topics", values["handover_topics"]),
        channels=channels(values["channels"], values["host"]),
        web_origins=origins("web_origins", values["web_origins"]),
        web_secret=",".join(secret("web_secret", one) for one in listed(values["web_secret"])),
        web_days=whole("web_days", values["web_days"], 1, 3_650, "天数"),
        talk_days=whole("talk_days", values["talk_days"], 1, 3_650, "天数"),
        count_days=whole("count_days", values["count_days"], 1, 36_500, "天数"),
        web_rate=whole("web_rate", values["web_rate"], 1, 100_000, "条数"),
        web_address_rate=whole("web_address_rate", values["web_address_rate"], 1, 1_000_000, "次数"),
        api_keys=tuple(secret("api_keys", one) for one in listed(values["api_keys"])),
        api_rate=whole("api_rate", values["api_rate"], 1, 1_000_000, "次数"),
        api_origins=origins("api_origins", values["api_origins"]),
        proxies=whole("proxies", values["proxies"], 0, 10, "0 到 10 的层数"),
        redis_url=values["redis_url"].strip(),
        platforms={name: value.strip() for name, value in values.items() if name.startswith(PLATFORMS)},
    )


def _desk(values: Mapping[str, str]) -> DeskSettings:
    if values["desk_https"] not in ("yes", "no"):
        raise SettingsError(PREFIX + "DESK_HTTPS", values["desk_https"], " yes 或 no")
    return DeskSettings(
        host=values["desk_host"],
        port=port("desk_port", values["desk_port"]),
        https=values["desk_https"] == "yes",
        idle=timedelta(minutes=whole("desk_idle", values["desk_idle"], 1, 1_440, "分钟数")),
        session=timedelta(hours=whole("desk_session", values["desk_session"], 1, 168, "小时数")),
        failures=whole("desk_failures", values["desk_failures"], 1, 100, "次数"),
        office=folder(values["desk_office"]) if values["desk_office"].strip() else None,
        gone=timedelta(minutes=whole("desk_gone", values["desk_gone"], 1, 1_440, "分钟数")),
        lock=timedelta(minutes=whole("desk_lock", values["desk_lock"], 1, 1_440, "分钟数")),
    )
