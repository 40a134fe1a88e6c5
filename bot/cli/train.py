"""`xinshimin train`: train the model, where it is missing or stale."""

import typer

from bot.cli.console import say
from bot.cli.training import is_current, train_model
from bot.settings import load_settings


def train(force: bool = typer.Option(False, "--force", help="即使没有变化也重新训练")) -> None:
    """训练模型（没有变化就不训练）。"""
    settings = load_settings()
    if not force and is_current(settings):
        say("模型已是最新，不用训练。")
        return
    say(f"训练完成，模型在 {train_model(settings).archive}")
