"""The real servers, started the way `make run` starts them; the fixture `server` in tests/conftest.py does so once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import requests

from tests.ports import free_ports

ROOT = Path(__file__).parents[2]
COMMAND = [str(Path(sys.executable).with_name("xinshimin")), "serve"]


class Server:
    """A running `xinshimin serve`, with what it printed; `settings` by the names of their environment variables."""

    def __init__(self, home, output, port=None, **settings):
        free, self.actions_port, self.desk_port = free_ports(3)
        self.port, self.home, self.output = port or free, home, output
        self.address = f"http://127.0.0.1:{self.port}"
        ports = {"XINSHIMIN_ACTIONS_PORT": str(self.actions_port), "XINSHIMIN_DESK_PORT": str(self.desk_port)}
        environment = os.environ | {"XINSHIMIN_HOME": str(home)} | ports | settings
        self.process = subprocess.Popen(
            [*COMMAND, "--port", str(self.port)], cwd=ROOT, env=environment, stdout=output.open("w"), stderr=subprocess.STDOUT
        )

    def printed(self):
        return self.output.read_text(encoding="utf-8")

    def wait_until_ready(self, seconds=400):
        deadline = time.monotonic() + seconds
        while "已就绪" not in self.printed():
            assert self.process.poll() is None, self.printed()
            assert time.monotonic() < deadline, self.printed()
            time.sleep(0.2)
        return self

    def stop(self, how=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=30)

    def ask(self, sender, message):
        reply = requests.post(f"{self.address}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=30)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def answer(self, sender, message):
        (answer,) = [entry["custom"]["answer"] for entry in self.ask(sender, message) if "custom" in entry]
        return answer
