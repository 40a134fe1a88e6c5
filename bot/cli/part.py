"""`xinshimin part NAME`: this process becomes one part, for systemd, containers and whoever else keeps processes running."""

import os
import shlex

import typer

from bot.cli.parts import Part, parts_of
from bot.errors import ModelError
from bot.settings import Settings, load_settings
from bot.trained import current_model

NAMES = ("actions", "dialogue", "desk")
"""In the order of `parts_of`."""


def part(name: str = typer.Argument(..., help=f"哪一个：{'、'.join(NAMES)}")) -> None:
    """只启动一个部分，留在前台；日志写到标准输出。"""
    if name not in NAMES:
        raise typer.BadParameter(f"没有“{name}”这个部分，应为{'、'.join(NAMES)}之一")
    become(named(load_settings(), name))


def named(settings: Settings, name: str) -> Part:
    """The part `name`; raises `ModelError` where there is no trained model to start it with."""
    model = current_model(settings)
    if model is None:
        raise ModelError(f"{settings.models} 里没有训练好的模型，请先运行 xinshimin train")
    return parts_of(settings, model.archive)[NAMES.index(name)]


def become(part: Part) -> None:
    """Run the part in place of this process; does not return."""
    words = shlex.split(part.command.removeprefix("exec "))
    os.chdir(part.folder)
    os.execvpe(words[0], words, {**os.environ, **part.environment})
