"""Options of the whole test run, and the published notices."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.importer.notice import find_notices, read_notice
from bot.policy.notice import Notice
from bot.settings import load_settings
from bot.wiring import Answering, open_answering, prepare_store
from tests.servers.conftest import Server
from tests.wechat.servers import redis_running

settings.register_profile("loaded", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("loaded")
POLICIES = Path(__file__).parents[1] / "policies"
_SKIPPED = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew from what the code gives now")


def pytest_runtest_logreport(report):
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        _SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session, exitstatus):
    """Under CI=true nothing may be skipped: a skipped test fails the run. Elsewhere `-ra` names it in the last lines."""
    if _SKIPPED and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if _SKIPPED:
        terminalreporter.section("CI=true, so nothing may be skipped")
        for name in _SKIPPED:
            terminalreporter.line(f"SKIPPED {name}")


@pytest.fixture(scope="session", params=find_notices(POLICIES), ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Folder of each notice in turn."""
    return request.param


@pytest.fixture(scope="session")
def notices() -> dict[str, Notice]:
    """All notices by id."""
    read = [read_notice(each) for each in find_notices(POLICIES)]
    return {notice.document.id: notice for notice in read}


@pytest.fixture(scope="session")
def notice(folder: Path, notices: dict[str, Notice]) -> Notice:
    """Each notice in turn."""
    return notices[folder.name]


@pytest.fixture(scope="session")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Answering:
    """The real answering over the published notices, for tests that only ask it."""
    settings = load_settings({}, home=tmp_path_factory.mktemp("home"))
    prepare_store(settings)
    return open_answering(settings)


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `server`'s state: its store, and the model that it trained."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def server(server_home: Path) -> Iterator[Server]:
    """The real servers, started once the way `make run` starts them."""
    running = Server(server_home, server_home / "printed.txt").wait_until_ready()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Redis of this module's own."""
    with redis_running(tmp_path_factory.mktemp("redis")) as (url, _):
        yield url
