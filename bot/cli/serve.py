"""`xinshimin serve`: build, train, start every part, say where it is, and stop everything together."""

from contextlib import suppress

import typer

from bot.cli.console import say
from bot.cli.conversations import expire_now
from bot.cli.daily import every_day
from bot.cli.parts import check_ports, parts_of, reached
from bot.cli.store import report_store
from bot.cli.supervisor import Supervisor
from bot.cli.training import ensure_model, is_current
from bot.errors import ConversationError, ModelError
from bot.serving.office import Office
from bot.setting_values import LOCAL
from bot.settings import Settings, load_settings
from bot.trained import current_model
from bot.wechat.account import accounts_of
from bot.wechat.checking import NAMES
from bot.wiring import open_staff


def serve(
    host: str | None = typer.Option(None, "--host", help="监听的地址（默认 127.0.0.1）"),
    port: int | None = typer.Option(None, "--port", help="对话服务的端口（默认 5005）"),
) -> None:
    """启动全部服务；按 Ctrl-C 停止。"""
    settings = load_settings(host=host, port=port)
    check_ports(settings)
    Office.read(settings.desk.office)  # a file that cannot be used is said before anything starts
    accounts_of(settings)  # one that is set by halves is said before anything starts
    report_store(settings)
    if is_current(settings):
        say("模型已是最新，不用训练。")
    ensure_model(settings)
    model = current_model(settings)
    if model is None:
        raise ModelError("模型文件不见了")
    supervisor = Supervisor(parts_of(settings, model.archive), settings.logs, settings.start_timeout)
    code = supervisor.run(on_ready=lambda: _announce(settings))
    raise typer.Exit(code)


def _announce(settings: Settings) -> None:
    address = f"http://{reached(settings.host)}:{settings.port}"
    every_day(lambda: expire_now(settings))
    say("\n已就绪。")
    say(f"  聊天页    {address}/chat/")
    if "rest" in settings.channels:
        say(f"  REST 接口 {address}/webhooks/rest/webhook")
    for account in accounts_of(settings):
        say(f"  {NAMES[account.kind]}    {address}/webhooks/{account.kind}/webhook")
    say(f"  座席台    http://{reached(settings.desk.host)}:{settings.desk.port}/")
    with suppress(ConversationError):  # the desk says it itself
        if not open_staff(settings).accounts.all():
            say("  座席台还没有账号：请运行 xinshimin desk adduser 登录名")
    if settings.desk.host not in LOCAL and not settings.desk.https:
        say("  注意：座席台不在本机监听，又没有 https；请在前面放 https 的反向代理，并设 XINSHIMIN_DESK_HTTPS=yes")
    say("按 Ctrl-C 停止。")
