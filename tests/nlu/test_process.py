"""Rasa's own command line, started by `python -m bot.nlu.process`."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from bot.settings import ROOT


def rasa(*arguments):
    command = [sys.executable, "-m", "bot.nlu.process", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_it_runs_the_installed_rasa():
    done = rasa("--version")
    assert done.returncode == 0, done.stderr
    assert f"Rasa Version      :         {version('rasa')}" in done.stdout


@pytest.mark.parametrize("arguments", [("no-such-command",), ("run", "--no-such-option")])
def test_a_wrong_command_fails_with_rasas_own_exit_code(arguments):
    done = rasa(*arguments)
    assert done.returncode == 2
    assert "no-such" in done.stderr
