"""What is missing until an account works: the settings, the platform's answers, the menu. Nothing is changed, no secret is shown."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import PlatformError, XinshiminError
from bot.settings import PREFIX, Settings
from bot.wechat.account import Account, accounts_of
from bot.wechat.api import PlatformApi
from bot.wechat.menu import read_menu
from bot.wechat.shared import LocalState, RedisState

NAMES = {"wechat": "公众号", "wecom": "企业微信", "wechat_kf": "微信客服"}
CHECK_TOKEN = "xinshimin-check"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is as it must be, and what to do where it is not."""

    good: bool
    text: str


async def check(settings: Settings) -> list[Finding]:
    """Look at every account that is set."""
    try:
        accounts = accounts_of(settings)
    except XinshiminError as error:
        return [Finding(False, str(error))]
    if not accounts:
        return [Finding(False, f"没有接任何账号：公众号请设 {PREFIX}WECHAT_TOKEN 等，步骤见 docs/how-to/connect-wechat.md。")]
    findings = [finding for account in accounts for finding in await _account(account)]
    return [*findings, _menu(settings), *(await _redis(settings))]


async def _account(account: Account) -> list[Finding]:
    name = NAMES[account.kind]
    address = account.pages or "https://（您的域名）"
    found = [Finding(True, f"{name}：回调地址填 {address}/webhooks/{account.kind}/webhook")]
    if account.mode != "safe":
        found.append(Finding(False, f"{name}：现在是{'明文' if account.mode == 'plain' else '兼容'}模式，正式使用请改成安全模式。"))
    if not account.pages:
        found.append(Finding(False, f"{name}：没有设 {PREFIX}WECHAT_PAGES，答复里不会有条款全文的链接。"))
    if not account.secret:
        return [*found, Finding(False, f"{name}：没有 Secret，来不及的答复要等市民再发一条消息才看得到。")]
    api = PlatformApi(account, LocalState())
    try:
        return [*found, *await _platform(account, api, name)]
    finally:
        await api.close()


async def _platform(account: Account, api: PlatformApi, name: str) -> list[Finding]:
    found = [await _tried(f"{name}：取接口凭证", api.token)]
    if account.kind == "wechat" and found[0].good:
        found.append(await _tried(f"{name}：读菜单", api.get_menu))
        if not account.may_send:
            found.append(Finding(False, f"{name}：没有开客服消息；认证的服务号请设 {PREFIX}WECHAT_SEND=yes，来不及的答复就能随后发出。"))
    return found


async def _tried(what: str, call: Callable[[], Awaitable[object]]) -> Finding:
    try:
        await call()
    except PlatformError as error:
        return Finding(False, f"{what}没有成功。{error}")
    return Finding(True, f"{what}正常。")


def _menu(settings: Settings) -> Finding:
    try:
        read_menu(Path(settings.platforms["wechat_menu"]))
    except XinshiminError as error:
        return Finding(False, str(error))
    return Finding(True, "菜单文件正常，运行 xinshimin wechat menu push 送到公众号。")


async def _redis(settings: Settings) -> list[Finding]:
    if not settings.redis_url:
        return []
    fallen = _Fallen()
    state = RedisState(settings.redis_url, fallen)
    await state.put(CHECK_TOKEN, "1", 5)
    await state.close()
    if fallen.used:
        return [Finding(False, f"Redis 连不上，请检查 {PREFIX}REDIS_URL；不然几个进程会重复应答。")]
    return [Finding(True, "Redis 正常。")]


class _Fallen(LocalState):
    """Tells whether it had to stand in."""

    used = False

    async def put(self, name: str, value: str, seconds: float) -> None:
        self.used = True
