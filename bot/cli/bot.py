"""`xinshimin bot …`: turn the bot off in all channels at once, and on again."""

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.conversations.records import CLOCK
from bot.conversations.switch import LONGEST, BotSwitch, SwitchState
from bot.errors import SettingsError
from bot.settings import load_settings
from bot.wiring import open_conversations

app = typer.Typer(help="停用、恢复机器人，所有渠道同时生效", no_args_is_help=True)
HERE = "命令行"
"""Who did it, in the audit log: whoever may use this machine."""
BY = typer.Option(HERE, "--by", help="经办人的姓名，记入审计日志")


@app.command("off")
def off(
    message: str = typer.Option("", "--message", help="市民看到的话；不写就用通用的一句，后面总有 12345"),
    by: str = BY,
) -> None:
    """停用机器人：2 秒内，所有渠道只回这句话和 12345；市民发来的话照样记下。"""
    if len(message.strip()) > LONGEST:
        raise SettingsError("--message", message.strip()[:10] + "…", f"不超过 {LONGEST} 个字的一句话")
    switch = _switch()
    switch.turn_off(by[:40], message)
    _say(switch.state())


@app.command("on")
def on(by: str = BY) -> None:
    """恢复机器人。"""
    switch = _switch()
    switch.turn_on(by[:40])
    _say(switch.state())


@app.command("status")
def status(as_json: bool = JSON_OPTION) -> None:
    """机器人现在开着还是停用，谁改的。"""
    state = _switch().state()
    if as_json:
        at = state.changed_at.isoformat() if state.changed_at else None
        print_json({"off": state.off, "message": state.message, "changed_at": at, "changed_by": state.changed_by})
    else:
        _say(state)


def _switch() -> BotSwitch:
    return open_conversations(load_settings()).switch


def _say(state: SwitchState) -> None:
    who = f"（{state.changed_by}，{state.changed_at + CLOCK:%Y-%m-%d %H:%M}）" if state.changed_at else ""
    said = f"；市民看到：{state.message}" if state.message else ""
    say(f"机器人已停用{who}{said}。恢复用 xinshimin bot on。" if state.off else f"机器人开着{who}。")
