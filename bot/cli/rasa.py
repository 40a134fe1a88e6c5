"""`xinshimin rasa …`: Rasa's own command line, as this project runs it."""

import os
import subprocess
import sys

import typer

from bot.cli.training import rasa_environment
from bot.settings import ROOT, load_settings


def rasa(context: typer.Context) -> None:
    """运行 Rasa 自己的命令，例如 xinshimin rasa data validate。"""
    command = [sys.executable, "-m", "bot.nlu.process", *context.args]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **rasa_environment(load_settings())}, check=False)
    raise typer.Exit(done.returncode)
