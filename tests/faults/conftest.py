"""The layout of production with PostgreSQL and Redis on another host, on a small disk; and citizens who ask meanwhile."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from deploy.local.layout import Layout
from tests.faults.citizens import Citizen, check_all_was_answered_once
from tests.faults.hosts import Disk, FarPostgreSQL, FarRedis, OtherHost, can_make_hosts

TIMES = pytest.StashKey[list]()
PEOPLE = 6
SOON = 90  # seconds within which all are answered again


@pytest.fixture(scope="package")
def models(request):
    if not os.environ.get("XINSHIMIN_MODELS"):
        request.getfixturevalue("server")
    return os.environ.get("XINSHIMIN_MODELS") or str(request.getfixturevalue("server_home") / "models")


@pytest.fixture(scope="package")
def other_host():
    if not can_make_hosts():
        pytest.skip("only root may make another host on this machine")
    host = OtherHost()
    try:
        host.make()
        yield host
    finally:
        host.remove()


@pytest.fixture(scope="package")
def disk():
    folder = Path(tempfile.mkdtemp(prefix="disk", dir="/tmp"))
    folder.chmod(0o755)
    disk = Disk(folder, "400m")
    disk.mount()
    yield disk
    disk.unmount()
    folder.rmdir()


@pytest.fixture(scope="package")
def layout(models, other_host, disk):
    home = Path(tempfile.mkdtemp(prefix="faults", dir="/tmp"))
    home.chmod(0o755)
    layout = Layout(home, environment={"XINSHIMIN_MODELS": models, "XINSHIMIN_WEB_RATE": "100000", "XINSHIMIN_WEB_ADDRESS_RATE": "1000000"})
    near = layout.postgresql, layout.redis
    layout.postgresql = FarPostgreSQL(disk.folder / "postgresql", near[0].port, near[0].password, other_host)
    layout.redis = FarRedis(home / "redis", near[1].port, near[1].password, other_host)
    try:
        layout.start()
        yield layout
    finally:
        other_host.mend()
        layout.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def citizens(layout):
    """Six who are being answered; in the end nobody was forgotten or answered twice."""
    citizens = [Citizen(layout) for _ in range(PEOPLE)]
    began = time.monotonic()
    for citizen in citizens:
        citizen.start()
    all_are_answered_since(citizens, began)
    yield citizens
    for citizen in citizens:
        citizen.stop()
    for citizen in citizens:
        check_all_was_answered_once(citizen)


@pytest.fixture
def recovered(citizens, request):
    """Waits until everybody has a full answer to a question asked after the fault was over, and notes how long that took."""

    def wait(what, since):
        seconds = all_are_answered_since(citizens, since) - since
        unavailable = sum(citizen.outcomes.count("unavailable") for citizen in citizens)
        refused = sum(sum(citizen.refusals.values()) for citizen in citizens)
        request.config.stash.setdefault(TIMES, []).append((what, seconds, max(one.longest for one in citizens), unavailable, refused))
        return seconds

    return wait


def all_are_answered_since(citizens, moment):
    """Wait until everybody got a full answer to what was asked after `moment`; returns when the last one did."""
    deadline = time.monotonic() + SOON
    while not all(citizen.full_since(moment) for citizen in citizens):
        broken = next((citizen.fault for citizen in citizens if citizen.fault), None)
        assert broken is None, broken
        assert time.monotonic() < deadline, [(citizen.refusals, citizen.outcomes[-3:]) for citizen in citizens]
        time.sleep(0.1)
    return max(citizen.full_since(moment) for citizen in citizens)


def everyone_of(pid):
    """A process and all that it has started."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def pytest_terminal_summary(terminalreporter, config):
    if not (times := config.stash.get(TIMES, None)):
        return
    terminalreporter.section("faults: seconds until all are answered again, longest reply, answers that said so, requests refused")
    for what, seconds, longest, unavailable, refused in times:
        terminalreporter.write_line(f"{what:<44}{seconds:>7.1f}{longest:>7.1f}{unavailable:>6}{refused:>6}")
