"""The commands as a person runs them, with a home of their own."""

import pytest
from typer.testing import CliRunner

from bot.cli.main import app


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home, monkeypatch):
    """Run a command; returns its result (exit_code, output, exception)."""
    monkeypatch.setenv("XINSHIMIN_HOME", str(home))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))
