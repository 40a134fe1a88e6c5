"""`python -m bot.desk` serves the desk until it is stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import requests

from tests.ports import free_port

ROOT = Path(__file__).parents[2]


def test_it_serves_where_the_settings_say_and_ends_at_a_signal(tmp_path):
    port = free_port()
    environment = os.environ | {"XINSHIMIN_HOME": str(tmp_path), "XINSHIMIN_DESK_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "bot.desk"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 120
        while not _reply(port, "/sign-in"):
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.2)
        reply = _reply(port, "/sign-in?name=secret-words")
        assert reply.status_code == 200 and "server" not in reply.headers
    finally:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[1]
    assert "secret-words" not in said and "Traceback" not in said


def _reply(port, path):
    try:
        return requests.get(f"http://127.0.0.1:{port}{path}", timeout=5)
    except requests.RequestException:
        return None
