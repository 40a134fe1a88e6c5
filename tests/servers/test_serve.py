"""`xinshimin serve`: what it prints, that it trains once, and how it ends."""

import os
import signal
import socket
import subprocess
import time

import psutil
import pytest
import requests

from tests.channels.web.client import Client
from tests.servers.conftest import COMMAND, ROOT, Server

pytestmark = pytest.mark.servers


def test_it_prints_the_addresses_and_keeps_its_state_at_home(server, server_home):
    assert f"{server.address}/chat/" in server.printed()
    assert (server_home / "store.db").is_file() and list((server_home / "models").glob("*.tar.gz"))
    assert not (ROOT / ".rasa").exists() and not (ROOT / "models").exists()


def test_a_second_start_trains_nothing_and_ctrl_c_stops_everything(server, server_home):
    models = sorted((server_home / "models").glob("*.tar.gz"))
    second = Server(server_home, server_home / "second.txt").wait_until_ready(90)
    children = psutil.Process(second.process.pid).children(recursive=True)
    assert second.stop(signal.SIGINT) == 0
    assert sorted((server_home / "models").glob("*.tar.gz")) == models
    assert "不用训练" in second.printed() and "政策库已是最新" in second.printed()
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


def test_open_streams_do_not_hold_up_the_stop(server, server_home):
    running = Server(server_home, server_home / "streams.txt").wait_until_ready(90)
    visitor = Client(running.address).open()
    with visitor.stream() as one, visitor.stream() as other:
        begun = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        assert next(one, None) is None and next(other, None) is None  # ended, not broken off
        assert time.monotonic() - begun < 2
    assert running.process.wait(timeout=30) == 0


def test_a_part_that_dies_ends_it_with_one_sentence(server, server_home):
    third = Server(server_home, server_home / "third.txt").wait_until_ready(90)
    for child in psutil.Process(third.process.pid).children(recursive=True):
        if "actions" in child.cmdline():
            child.kill()
    assert third.process.wait(timeout=30) == 1
    last = third.printed().strip().splitlines()[-1]
    assert last.startswith("错误：动作服务意外退出") and "actions.log" in "".join(third.printed().splitlines())
    with pytest.raises(requests.ConnectionError):
        requests.get(third.address, timeout=5)


def test_a_port_that_is_taken_is_said_at_once(server_home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        environment = os.environ | {"XINSHIMIN_HOME": str(server_home)}
        done = subprocess.run(
            [*COMMAND, "--port", str(port)], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 1
    assert f"端口 {port} 已被别的程序占用" in done.stderr and "Traceback" not in done.stderr
