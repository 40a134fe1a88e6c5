"""`xinshimin wechat …`: the menu of the official account, and what is missing until everything works."""

import asyncio
from pathlib import Path
from typing import Any

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.errors import SettingsError
from bot.settings import PREFIX, Settings, load_settings
from bot.wechat.account import account_of
from bot.wechat.api import PlatformApi
from bot.wechat.checking import check as look
from bot.wechat.menu import Menu, read_menu
from bot.wechat.shared import LocalState

app = typer.Typer(help="公众号、企业微信、微信客服", no_args_is_help=True)
menu_app = typer.Typer(help="公众号自定义菜单", no_args_is_help=True)
app.add_typer(menu_app, name="menu")

FILE = typer.Option(None, "--file", help="菜单文件（默认是设置 XINSHIMIN_WECHAT_MENU 的）")


@menu_app.command("push")
def push(file: Path | None = FILE) -> None:
    """把菜单文件送到公众号，替换原来的菜单。"""
    settings = load_settings()
    menu = _menu(settings, file)
    _call(settings, lambda api: api.put_menu(menu.to_buttons()))
    say("菜单已更新，市民重新进入公众号就能看到（最多等 5 分钟）。")


@menu_app.command("show")
def show(
    file: Path | None = FILE,
    live: bool = typer.Option(False, "--live", help="显示公众号现在的菜单，而不是文件里的"),
    as_json: bool = JSON_OPTION,
) -> None:
    """显示菜单文件；不连接公众号，除非写了 --live。"""
    settings = load_settings()
    if live:
        print_json(_call(settings, lambda api: api.get_menu()))
        return
    menu = _menu(settings, file)
    if as_json:
        print_json(menu.to_buttons())
        return
    for name, entries in menu.groups:
        say(name)
        for entry in entries:
            say(f"  {entry.name}：{entry.way} {entry.target}")


@app.command("check")
def check(as_json: bool = JSON_OPTION) -> None:
    """看看还缺什么；有缺的返回码 3。"""
    findings = asyncio.run(look(load_settings()))
    if as_json:
        print_json([vars(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{'好' if finding.good else '缺'}  {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(3)


def _menu(settings: Settings, file: Path | None) -> Menu:
    return read_menu(file or Path(settings.platforms["wechat_menu"]))


def _call(settings: Settings, call: Any) -> Any:
    account = account_of(settings, "wechat")
    if account is None or not account.secret:
        raise SettingsError(f"{PREFIX}WECHAT_SECRET", "", "公众号的 AppSecret（连同 XINSHIMIN_WECHAT_TOKEN、XINSHIMIN_WECHAT_APPID）")

    async def once() -> Any:
        api = PlatformApi(account, LocalState())
        try:
            return await call(api)
        finally:
            await api.close()

    return asyncio.run(once())
