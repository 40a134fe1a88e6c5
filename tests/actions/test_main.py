"""The action server serves every action of the domain."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import requests
import yaml
from rasa_sdk.executor import ActionExecutor

import actions
import actions.__main__ as entry

ROOT = Path(__file__).parents[2]
SANIC_SECONDS = 5


@pytest.fixture
def port():
    """Port of an action server that has opened nothing."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    code = "import actions.__main__ as entry; entry.answering = lambda: None; entry.main()"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"XINSHIMIN_ACTIONS_PORT": str(number)})
    deadline = time.monotonic() + 120
    while True:
        try:
            assert requests.get(f"http://127.0.0.1:{number}/health", timeout=5).ok
            break
        except requests.RequestException:
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.2)
    yield number
    process.terminate()
    process.wait()


def test_a_connection_that_waits_for_its_request_is_kept(port):
    """Under load Rasa connects, reads other messages for seconds, and only then sends."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        time.sleep(SANIC_SECONDS + 2)
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")


def test_every_action_of_the_domain_is_served():
    executor = ActionExecutor()
    executor.register_package(actions)
    domain = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["actions"]) == set(executor.actions)


def test_the_entry_opens_everything_before_it_serves(monkeypatch):
    order = []

    class App:
        config = SimpleNamespace()

        def run(self, host, port, **options):
            order.append((host, port))

    monkeypatch.setattr(entry, "answering", lambda: order.append("open"))
    monkeypatch.setattr(entry, "create_app", lambda package: App())
    monkeypatch.setattr(entry, "configure", lambda process: order.append(process))
    monkeypatch.setattr(entry, "watch", lambda app: order.append("watch"))
    monkeypatch.setenv("XINSHIMIN_ACTIONS_PORT", "5999")
    entry.main()
    assert order == ["actions", "open", "watch", ("127.0.0.1", 5999)]
