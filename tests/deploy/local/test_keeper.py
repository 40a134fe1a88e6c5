"""Processes are started in order, brought back when they die, and stopped in reverse."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from deploy.local.keeper import Keeper, Process


def writer(folder, name, line="", **more):
    """A process that writes its number into a file and, when it is ended, its name into another."""
    code = (
        "import os, pathlib, signal, sys, time\n"
        f"folder, name = pathlib.Path({str(folder)!r}), {name!r}\n"
        "def over(*_):\n"
        "    with (folder / 'ended').open('a') as file: file.write(name + ' ')\n"
        "    sys.exit()\n"
        "signal.signal(signal.SIGTERM, over)\n"
        f"print({line!r}, os.environ.get('SAID', ''), flush=True)\n"
        "(folder / name).write_text(str(os.getpid()))\n"
        "time.sleep(60)\n"
    )
    return Process(name, (sys.executable, "-c", code), lambda: (folder / name).exists(), **more)


@pytest.fixture
def keeper(tmp_path):
    keeper = Keeper(tmp_path / "logs")
    yield keeper
    keeper.stop()


def wait_for(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_process_runs_with_its_environment_and_its_log(keeper, tmp_path):
    keeper.start(writer(tmp_path, "one", "hello", environment={"SAID": "新市民"}))
    assert keeper.log("one").strip() == "hello 新市民"
    assert int((tmp_path / "one").read_text()) == keeper.pid("one")


def test_one_that_dies_comes_back_and_another_stays(keeper, tmp_path):
    for name in ("one", "two"):
        keeper.start(writer(tmp_path, name))
    first, other = keeper.pid("one"), keeper.pid("two")
    keeper.send("one", signal.SIGKILL)
    wait_for(lambda: (tmp_path / "one").read_text() not in ("", str(first)))
    assert keeper.pid("one") != first and keeper.pid("two") == other


def test_one_that_is_ended_stays_so_until_it_is_started(keeper, tmp_path):
    keeper.start(writer(tmp_path, "one"), writer(tmp_path, "two"))
    first, other = keeper.pid("one"), keeper.pid("two")
    ended = keeper.end("one")
    assert (tmp_path / "ended").read_text() == "one "
    keeper.send("two", signal.SIGKILL)  # one that dies meanwhile is brought back, and only that one
    wait_for(lambda: keeper.pid("two") != other)
    assert (tmp_path / "one").read_text() == str(first) and not Path(f"/proc/{first}").exists()
    (tmp_path / "one").unlink()
    keeper.start(ended)
    assert keeper.pid("one") != first


def test_all_are_ended_the_last_one_first(tmp_path):
    keeper = Keeper(tmp_path / "logs")
    for name in ("one", "two", "three"):
        keeper.start(writer(tmp_path, name))
    pids = [keeper.pid(name) for name in ("one", "two", "three")]
    keeper.stop()
    assert (tmp_path / "ended").read_text().split() == ["three", "two", "one"]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_several_are_started_together(keeper, tmp_path):
    keeper.start(writer(tmp_path, "one"), writer(tmp_path, "two"))
    assert {(tmp_path / name).read_text() for name in ("one", "two")} == {str(keeper.pid("one")), str(keeper.pid("two"))}


def test_one_that_never_becomes_ready_is_said_with_what_it_wrote(keeper):
    never = Process("never", (sys.executable, "-c", "print('the cause')"), lambda: False)
    with pytest.raises(RuntimeError, match="the cause"):
        keeper.start(never, seconds=3)


def test_what_a_dead_process_has_left_behind_ends_too(keeper, tmp_path):
    """As with systemd and containers: two nginx must not listen at one port."""
    code = (
        "import pathlib, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '600'])\n"
        f"pathlib.Path({str(tmp_path / 'child')!r}).write_text(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    child = tmp_path / "child"
    keeper.start(Process("parent", (sys.executable, "-c", code), lambda: child.exists() and child.read_text() != ""))
    left = int(child.read_text())
    keeper.send("parent", signal.SIGKILL)
    wait_for(lambda: child.read_text() not in ("", str(left)))
    wait_for(lambda: not Path(f"/proc/{left}/cmdline").exists() or not Path(f"/proc/{left}/cmdline").read_bytes())
