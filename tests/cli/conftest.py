"""The commands as a person runs them, with a home of their own."""

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.importer.suggestions.examples import examples_of
from bot.importer.suggestions.suggester import Suggester
from tests.encoding import PairEncoder


@pytest.fixture(scope="session")
def suggester(notices):
    """Suggestions by what the published notices teach, through an encoder that is quick."""
    return Suggester(examples_of(notices.values()), [PairEncoder()])


@pytest.fixture(autouse=True)
def quick_suggestions(suggester, monkeypatch):
    monkeypatch.setattr("bot.cli.suggesting.open_suggester", lambda settings: suggester)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home, monkeypatch):
    """Run a command; returns its result (exit_code, output, exception)."""
    monkeypatch.setenv("XINSHIMIN_HOME", str(home))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Run a command with a home of this test alone."""
    monkeypatch.setenv("XINSHIMIN_HOME", str(tmp_path / "home"))
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def notice_file(tmp_path):
    """Write a small notice; returns its path."""

    def notice_file(months="半年", name="落户通知.txt"):
        path = tmp_path / "files" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"关于落户的通知\n一、落户\n（一）居住{months}以上的，可在居住地申领居住证。\n（二）加强督查。\n", encoding="utf-8")
        return path

    return notice_file


@pytest.fixture
def bring(own, notice_file):
    """Import, review and publish a small notice."""

    def bring(months="半年", *facts):
        own("policy", "import", notice_file(months), "--region", "包头")
        given = [word for fact in facts or ["issued_on=2019-05-01"] for word in ("--set", fact)]
        own("policy", "review", "落户通知", *given, "--by", "李四")
        return own("policy", "publish", "落户通知", "--by", "王五", "--json")

    return bring
