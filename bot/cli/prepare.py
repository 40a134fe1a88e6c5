"""`xinshimin prepare`: everything that the parts need before they start, done once however many machines there are."""

import typer

from bot.cli.console import say
from bot.cli.store import report_store
from bot.cli.training import ensure_model, is_current
from bot.settings import load_settings
from bot.wiring import open_staff


def prepare(train: bool = typer.Option(True, "--train/--no-train", help="模型没有或旧了就训练；映像里已有模型时不用")) -> None:
    """建好或更新数据库、政策库和模型，不启动；可以反复运行。"""
    settings = load_settings()
    report_store(settings)
    open_staff(settings).accounts.all()  # the first look brings the tables of conversations and of the desk up to date
    say("对话记录的数据库已是最新。")
    if train and is_current(settings):
        say("模型已是最新，不用训练。")
    elif train:
        ensure_model(settings)
        say("模型已训练好。")
