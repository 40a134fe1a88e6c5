"""`xinshimin model`: which trained models there are, and which one answers."""

from datetime import datetime
from pathlib import Path

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.training import models_of, name_of, use_model
from bot.settings import load_settings
from bot.trained import current_model

app = typer.Typer(help="训练好的模型：列出，换成另一个", no_args_is_help=True)


@app.command("list")
def list_models(as_json: bool = JSON_OPTION) -> None:
    """列出训练好的模型，新的在前；正在用的标出来。"""
    settings = load_settings()
    current = current_model(settings)
    found = [(archive, current is not None and archive == current.archive) for archive in models_of(settings)]
    if as_json:
        print_json([{"name": name_of(one), "made_at": made_at(one).isoformat(), "current": in_use} for one, in_use in found])
        return
    if not found:
        say("还没有训练好的模型，请先运行 xinshimin train。")
    for one, in_use in found:
        say(f"{name_of(one)}  {made_at(one):%Y-%m-%d %H:%M}{'  正在用' if in_use else ''}")


def made_at(archive: Path) -> datetime:
    """When a model was trained, by the clock of this machine."""
    return datetime.fromtimestamp(archive.stat().st_mtime)


@app.command("use")
def use(name: str = typer.Argument(..., help="model list 列出的名字")) -> None:
    """换成另一个训练好的模型：服务不用停，不到半分钟全部换好；例句和程序没有变，就一直用它。"""
    model = use_model(load_settings(), name)
    say(f"已换成 {model.intents.name}，服务不到半分钟全部换好。要回到新的：xinshimin model use 新的名字，或 xinshimin train --force。")
