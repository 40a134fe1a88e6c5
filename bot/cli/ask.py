"""`xinshimin ask`: a question, or a whole conversation, in the terminal."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime

import typer

from bot.answer.chat import Chat
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.cli.console import JSON_OPTION, print_json, say, working
from bot.cli.region import resolve_name
from bot.cli.training import ensure_model
from bot.settings import load_settings
from bot.wiring import open_answering, open_reader, prepare_store

ENDS = ("再见", "退出", "结束", "exit", "quit")


def ask(
    text: str | None = typer.Argument(None, help="要问的话，例如：我在包头打工，孩子能在这儿上小学吗；不写就一句一句地问"),
    region: str | None = typer.Option(None, "--region", help="所在地，名称或代码，例如 包头"),
    as_of: datetime | None = typer.Option(None, "--as-of", formats=["%Y-%m-%d"], help="按哪一天有效的规定回答，例如 2026-01-01"),
    store_revision: int | None = typer.Option(
        None, "--store-revision", help="按政策库的第几版回答（见答复的 store_revision），重现以前的答复"
    ),
    as_json: bool = JSON_OPTION,
) -> None:
    """问一句话，得到答复；不写话就接着聊：追问、换地方、核对条件，“再见”结束。"""
    settings = load_settings()
    prepare_store(settings)
    with working("正在准备…", announce=False):
        folder = ensure_model(settings)
        answering = open_answering(settings, store_revision)
        reader = open_reader(settings, folder)
    living = resolve_name(answering.tools.gazetteer, answering.resolver, region).code if region else None
    chat = Chat(answering, reader, as_of.date() if as_of else date.today(), Known(Memory(living=living)))
    if text is not None:
        said = chat.say(text)
        print_json(said.to_dict()) if as_json else say(said.text)
        return
    for message in _messages():
        said = chat.say(message)
        say(json.dumps(said.to_dict(), ensure_ascii=False) if as_json else said.text + "\n")


def _messages() -> Iterator[str]:
    """What is typed, or comes through a pipe, line by line, until the person takes leave."""
    while (line := _line()) is not None and line not in ENDS:
        if line:
            yield line


def _line() -> str | None:
    if sys.stdin.isatty():
        typer.echo("> ", nl=False, err=True)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        return None
    return line.strip() if line else None
