"""Rasa's own command line, started by `python -m bot.nlu.process`."""

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

from bot.cli.training import rasa_environment
from bot.settings import ROOT, load_settings

DOMAIN = 'version: "3.1"\nintents: [greet, bye]\nresponses:\n  utter_hello:\n    - text: 你好\n'
DATA = """version: "3.1"
nlu:
  - intent: greet
    examples: |
      - 你好
      - 您好
  - intent: bye
    examples: |
      - 再见
      - 拜拜
rules:
  - rule: 打招呼
    steps:
      - intent: greet
      - action: utter_hello
"""


@pytest.fixture
def rasa(tmp_path):
    """Run Rasa with the given arguments."""

    def rasa(*arguments):
        command = [sys.executable, "-m", "bot.nlu.process", *arguments]
        environment = {**os.environ, **rasa_environment(load_settings({}, home=tmp_path / "home"))}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)

    return rasa


def test_it_runs_the_installed_rasa(rasa):
    done = rasa("--version")
    assert done.returncode == 0, done.stderr
    assert f"Rasa Version      :         {version('rasa')}" in done.stdout


def test_a_command_that_loads_all_of_rasa_works_without_tensorflow(rasa, tmp_path):
    (tmp_path / "domain.yml").write_text(DOMAIN, encoding="utf-8")
    (tmp_path / "data.yml").write_text(DATA, encoding="utf-8")
    done = rasa("data", "validate", "--domain", str(tmp_path / "domain.yml"), "--data", str(tmp_path / "data.yml"))
    assert done.returncode == 0, done.stderr
    assert "No story structure conflicts found" in done.stderr


def test_the_training_data_are_clean(rasa):
    done = rasa("data", "validate", "--domain", "domain.yml", "--config", "config.yml", "--data", "data", "--fail-on-warnings")
    assert done.returncode == 0, done.stderr
    assert "No story structure conflicts found" in done.stderr and "UserWarning: The " not in done.stderr


def test_a_wrong_command_fails_with_rasas_own_exit_code(rasa):
    done = rasa("run", "--no-such-option")
    assert done.returncode == 2
    assert "no-such-option" in done.stderr
