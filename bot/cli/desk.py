"""`xinshimin desk …`: the first admin, a forgotten password, and the check of the audit log."""

import sys

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.region import resolve_name
from bot.conversations.staff.records import ROLES
from bot.conversations.staff.staff import Staff
from bot.errors import AuditError
from bot.regions import Gazetteer, Resolver
from bot.settings import load_settings
from bot.wiring import open_staff

app = typer.Typer(help="座席台的账号和审计日志", no_args_is_help=True)
NAME = typer.Argument(..., help="登录名，例如 zhangsan")
HERE = "命令行"
"""Who did it, in the audit log: whoever may use this machine."""


@app.command("adduser")
def adduser(
    name: str = NAME,
    label: str | None = typer.Option(None, "--label", help="别人看到的姓名（默认同登录名）"),
    role: str = typer.Option("admin", "--role", help=f"角色：{'、'.join(f'{key} {word}' for key, word in ROLES.items())}"),
    region: str | None = typer.Option(None, "--region", help="负责的地方，名称或代码，例如 包头"),
) -> None:
    """加一个账号；密码在提示后输入，或从标准输入的第一行读，不写在命令里。"""
    code = None
    if region:
        gazetteer = Gazetteer.open()
        code = resolve_name(gazetteer, Resolver.open(gazetteer), region).code
    account = _staff().accounts.add(name, label or "", role, _password(), HERE, code, must_change=False)
    say(f"已加账号 {account.name}（{ROLES[account.role]}），可以登录座席台。")


@app.command("password")
def password(name: str = NAME) -> None:
    """重设密码，同时解开锁住的登录名；本人登录后要改成自己的。"""
    _staff().accounts.set_password(name, _password(), HERE)
    say("密码已重设；这个账号要重新登录，并改成自己的密码。")


@app.command("audit")
def audit(
    head: str = typer.Option("", "--head", help="以前记下的末尾校验值；日志里没有它了就是被删过"),
    as_json: bool = JSON_OPTION,
) -> None:
    """核对审计日志有没有被改过；被改过的返回码 1。"""
    checked = _staff().audit.check(head.strip())
    if as_json:
        print_json(vars(checked))
    if checked.broken is not None:
        raise AuditError(checked.broken)
    if not as_json:
        say(f"审计日志完整，共 {checked.lines} 条；请把末尾校验值记在别处：{checked.head or '（还没有记录）'}")


def _staff() -> Staff:
    return open_staff(load_settings())


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("密码", hide_input=True, confirmation_prompt="再输一次"))
    return sys.stdin.readline().rstrip("\r\n")
