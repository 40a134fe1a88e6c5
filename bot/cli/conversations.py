"""`xinshimin conversations …`: delete what was kept long enough, and what a person wants deleted."""

from dataclasses import asdict
from datetime import timedelta

import typer

from bot.answer.sensitive.cleaning import Cleaner
from bot.cli.console import JSON_OPTION, print_json, say
from bot.conversations.consents import HOLD
from bot.conversations.database import AT_THE_DESK
from bot.conversations.records import now
from bot.conversations.retention import Expired, KeepingTimes, Retention
from bot.settings import Settings, load_settings
from bot.wiring import open_conversations

app = typer.Typer(help="删除到期的对话，应本人要求删除一个人的对话", no_args_is_help=True)
HERE = "命令行"
"""Who did it, in the audit log: whoever may use this machine."""


@app.command("expire")
def expire(as_json: bool = JSON_OPTION) -> None:
    """删除保存到期的对话、计数和登录痕迹；每天运行一次。"""
    gone = expire_now(load_settings())
    if as_json:
        print_json(asdict(gone))
    else:
        say(f"已删除到期的对话 {gone.conversations} 个、计数 {gone.counts} 条、登录痕迹 {gone.traces} 条。")


@app.command("erase")
def erase(
    name: str = typer.Argument(..., metavar="化名", help="座席台对话页上的化名，例如 wechat-3f0c9a1be27d"),
    by: str = typer.Option(HERE, "--by", help="经办人的姓名，记入审计日志"),
) -> None:
    """应本人要求删除一个人的全部对话记录；删掉就找不回来。"""
    gone = _retention(load_settings()).erase(name.strip(), by[:40])
    if not gone:
        say("没有这个化名的记录，可能已经删除；请核对座席台对话页上的化名。")
        raise typer.Exit(1)
    say(f"已删除 {'、'.join(gone)} 的全部记录，审计日志里记了一条。")


def expire_now(settings: Settings) -> Expired:
    """Delete what was kept for longer than `settings` say, and what has waited for a consent for too long.

    Raises `ConversationError` where the database is away.
    """
    open_conversations(settings, AT_THE_DESK).let_go(Cleaner.open(), now() - HOLD)
    return _retention(settings).expire()


def _retention(settings: Settings) -> Retention:
    times = KeepingTimes(timedelta(days=settings.talk_days), timedelta(days=settings.count_days))
    return open_conversations(settings, AT_THE_DESK).retention(times)
