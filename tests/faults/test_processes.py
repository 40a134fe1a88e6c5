"""Each process is killed in the middle of turns, and each is stopped for a while: what was said is answered once, and in time."""

import signal
import time

import pytest

from tests.faults.conftest import everyone_of

pytestmark = pytest.mark.servers
STILL = 8  # seconds: longer than any citizen is kept waiting


@pytest.mark.parametrize("name", ["dialogue-1", "actions-1", "desk", "nginx", "redis", "postgresql"])
def test_a_process_that_is_killed(layout, citizens, recovered, name):
    killed = layout.keeper.pid(name)
    layout.keeper.send(name, signal.SIGKILL)
    since = time.monotonic()
    recovered(f"{name} is killed", since)
    while layout.keeper.pid(name) == killed:
        assert time.monotonic() < since + 30
        time.sleep(0.1)


@pytest.mark.parametrize("name", ["dialogue-1", "actions-1", "redis", "postgresql"])
def test_a_process_that_hangs(layout, citizens, recovered, name):
    stopped = everyone_of(layout.keeper.pid(name))
    for process in stopped:
        process.suspend()
    time.sleep(STILL)
    for process in reversed(stopped):
        process.resume()
    recovered(f"{name} hangs for {STILL} s, then goes on", time.monotonic())
