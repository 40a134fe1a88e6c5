"""The parts of the running system, each started and killed by itself, with the model that the servers trained."""

import os
import shlex
import signal
import subprocess
import time

import requests

from bot.cli.parts import parts_of
from bot.settings import load_settings
from bot.trained import current_model
from tests.ports import free_ports


class Parts:
    """The action server and Rasa, on ports of their own, over a home with a store and a trained model."""

    def __init__(self, home, model_home):
        self.home = home
        port, actions_port, desk_port = free_ports(3)
        self.settings = load_settings({}, home=home, port=port, actions_port=actions_port, desk_port=desk_port)
        model = current_model(load_settings({}, home=model_home))
        self.actions, self.rasa, self.desk = parts_of(self.settings, model.archive)
        self.address = f"http://127.0.0.1:{self.settings.port}"
        self.running = {}

    def start(self, part):
        output = (self.home / part.log).open("a")
        process = subprocess.Popen(
            shlex.split(part.command)[1:], cwd=part.folder, env=os.environ | dict(part.environment), stdout=output, stderr=output
        )
        self.running[part.log] = process
        deadline = time.monotonic() + 180
        while not _healthy(part):
            assert process.poll() is None, (self.home / part.log).read_text()
            assert time.monotonic() < deadline, (self.home / part.log).read_text()
            time.sleep(0.2)

    def send(self, part, how):
        self.running[part.log].send_signal(how)
        if how == signal.SIGKILL:
            self.running[part.log].wait(timeout=20)

    def stop(self):
        for process in self.running.values():
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait(timeout=20)

    def ask(self, sender, message):
        """Entries of the reply, and the seconds until they were there."""
        started = time.monotonic()
        reply = requests.post(f"{self.address}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=60)
        assert reply.status_code == 200, reply.text
        return reply.json(), time.monotonic() - started

    def outcome(self, sender, message):
        """The outcome of the only answer, once it came in time."""
        entries, seconds = self.ask(sender, message)
        assert seconds < 5, (seconds, entries)
        (answer,) = [entry["custom"]["answer"] for entry in entries if (entry.get("custom") or {}).get("answer")]
        if answer["outcome"] == "unavailable":
            assert any("12345" in entry.get("text", "") for entry in entries)
        return answer["outcome"]

    def until_answered(self, sender, message):
        """Ask until it is answered: a part that has just come back may be slow, and then that is said."""
        deadline = time.monotonic() + 60
        while True:
            entries, _ = self.ask(sender, message)
            answer = next(entry["custom"]["answer"] for entry in entries if (entry.get("custom") or {}).get("answer"))
            if answer["outcome"] == "answered":
                return answer
            assert answer["outcome"] == "unavailable" and time.monotonic() < deadline, entries


def _healthy(part):
    try:
        return requests.get(part.health, timeout=2).ok
    except requests.RequestException:
        return False
