"""Prometheus over the layout of production, and an operator who follows the runbook with what systemd would offer."""

import os
import re
import signal
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path

import requests
import yaml

from deploy.local.keeper import Process
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "monitoring"
EVERY, WINDOW = "2s", "12s"  # instead of 15 s, and of minutes and hours
SOON = 60  # seconds

SYSTEMCTL = """#!{python}
import socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    line.sendall((" ".join(sys.argv[1:]) + "\\n").encode())
    said = b"".join(iter(lambda: line.recv(4096), b"")).decode()
print(said.partition(" ")[2])
sys.exit(int(said.partition(" ")[0]))
"""
JOURNALCTL = """#!/bin/sh
cat {logs}/dialogue-*.log {logs}/actions-*.log {logs}/desk.log
"""


class Prometheus:
    """Prometheus with the rules and jobs of `deploy/monitoring`, asked at other ports and sooner."""

    def __init__(self, layout, folder):
        self.ports = {5010: layout.desk_inside} | {5000 + number: worker.port for number, worker in enumerate(layout.workers, 1)}
        self.folder, self.port = folder, free_port()
        folder.mkdir()
        config = yaml.safe_load((FOLDER / "prometheus.yml").read_text(encoding="utf-8"))
        config["global"] = {"scrape_interval": EVERY, "scrape_timeout": EVERY, "evaluation_interval": EVERY}
        (folder / "prometheus.yml").write_text(self.with_ports(yaml.safe_dump(config)), encoding="utf-8")
        rules = re.sub(r"(\[|offset )\d+[mh]", rf"\g<1>{WINDOW}", (FOLDER / "alerts.yml").read_text(encoding="utf-8"))
        (folder / "alerts.yml").write_text(re.sub(r"for: \d+[mh]", f"for: {EVERY}", rules), encoding="utf-8")

    def with_ports(self, text):
        """`text` with the ports of the layout instead of those of an installed machine."""
        return re.sub(r"127\.0\.0\.1:(\d+)", lambda found: f"127.0.0.1:{self.ports[int(found[1])]}", text)

    def process(self):
        files = [f"--config.file={self.folder}/prometheus.yml", f"--storage.tsdb.path={self.folder}/data"]
        command = ("prometheus", *files, f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=warn")
        return Process("prometheus", command, self.answers)

    def answers(self):
        try:
            return requests.get(f"http://127.0.0.1:{self.port}/-/ready", timeout=2).ok
        except requests.ConnectionError:
            return False

    def ask(self, expression):
        """Values of an expression, without their labels."""
        reply = requests.get(f"http://127.0.0.1:{self.port}/api/v1/query", params={"query": expression}, timeout=5).json()
        return [float(one["value"][1]) for one in reply["data"]["result"]]

    def alerts(self):
        """What rings now: the alert's name with its summary."""
        reply = requests.get(f"http://127.0.0.1:{self.port}/api/v1/alerts", timeout=5).json()
        return {(one["labels"]["alertname"], one["annotations"]["summary"]) for one in reply["data"]["alerts"] if one["state"] == "firing"}

    def ringing(self):
        return {name for name, _ in self.alerts()}

    def until_rang(self, *names):
        """Wait until each of these has rung; return all that rang meanwhile."""
        rang = set()
        self._until(lambda: rang.update(self.ringing()) or rang >= set(names))
        return rang

    def until_said(self, name, *words):
        """Wait until this alert rings with each of these words in one of its summaries; return what rings then."""
        self._until(lambda: all(any(one == name and word in said for one, said in self.alerts()) for word in words))
        return self.alerts()

    def until_silent(self):
        """Wait until nothing rings."""
        self._until(lambda: not self.ringing())

    def _until(self, condition):
        deadline = time.monotonic() + SOON
        while not condition():
            assert time.monotonic() < deadline, self.alerts()
            time.sleep(0.1)


class Operator:
    """Follows runbooks in `folder`, which looks like the installed one; `systemctl` is the keeper of the layout."""

    def __init__(self, layout, prometheus, folder):
        self.layout, self.prometheus, self.folder = layout, prometheus, folder
        folder.mkdir()
        (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
        address, tools = str(folder / "systemd"), folder / "tools"
        tools.mkdir()
        for name, text in (("systemctl", SYSTEMCTL), ("journalctl", JOURNALCTL)):
            tool = tools / name
            tool.write_text(text.format(python=sys.executable, address=address, logs=layout.home / "logs"), encoding="utf-8")
            tool.chmod(0o755)
        workers = [process for number, worker in enumerate(layout.workers, 1) for process in layout.parts_of(number, worker)]
        self.known = {one.name: one for one in (layout.postgresql.process(), layout.redis.process(), *workers, layout.desk())}
        self.environment = {**os.environ, **layout.environment, "PATH": f"{tools}:{os.environ['PATH']}"}
        self.ended = set()
        self.server = _listening(address, self._systemctl)

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def end(self, *names, number=signal.SIGKILL):
        """These processes end and are not brought back."""
        for name in names:
            self.layout.keeper.end(name, number)
            self.ended.add(name)

    def replace(self, name, **environment):
        """A process runs with other settings from now on, until somebody restarts it."""
        self.layout.keeper.end(name)
        old = self.known[name]
        self.layout.keeper.start(Process(name, old.command, old.ready, {**old.environment, **environment}, old.user))

    def run(self, *blocks):
        """Run commands as they are written, but for the ports; return what they print."""
        said = ""
        for block in blocks:
            command = ["bash", "-euc", _with_own_ports(block, self.prometheus.ports)]
            done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=120, check=False)
            assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
            said += done.stdout
        return said

    def _systemctl(self, verb, *words):
        if verb == "list-units":
            return 0, "\n".join(f"{name} {'failed' if name in self.ended else 'running'}" for name in self.known)
        assert verb in ("start", "restart"), verb
        names = [{"redis-server": "redis"}.get(unit, unit.removeprefix("xinshimin-").replace("@", "-")) for unit in words]
        if verb == "start":
            names = [name for name in names if name in self.ended]
        for name in names:
            if name not in self.ended:
                self.layout.keeper.end(name)
        self.layout.keeper.start(*(self.known[name] for name in names))
        self.ended -= set(names)
        return 0, ""


def _with_own_ports(block, ports):
    return re.sub(r"\b(5001|5002|5010)\b", lambda found: str(ports[int(found[1])]), block)


def _listening(address, does):
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            try:
                code, said = does(*self.rfile.readline().decode().split())
            except Exception as error:
                code, said = 1, repr(error)
            self.wfile.write(f"{code} {said}".encode())

    server = socketserver.ThreadingUnixStreamServer(address, Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
