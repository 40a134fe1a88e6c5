"""The running action server answers from what editors publish and withdraw, within five seconds and without a restart."""

import os
import subprocess
import sys
import time

import pytest
import requests

from tests.ports import free_port
from tests.servers.conftest import ROOT

pytestmark = pytest.mark.servers
TEXT = "关于落户的通知\n一、落户\n（一）在本市居住满三个月的，可在居住地申领居住证。\n（二）加强督查。\n"


@pytest.fixture
def environment(tmp_path):
    return os.environ | {"XINSHIMIN_HOME": str(tmp_path), "XINSHIMIN_ACTIONS_PORT": str(free_port())}


@pytest.fixture
def command(environment):
    def command(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli.main", *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return command


@pytest.fixture
def ask(environment, command):
    """Ask the running action server for residence permits in 包头; returns the identifiers of the leading clauses."""
    command("store", "build")
    process = subprocess.Popen(
        [sys.executable, "-m", "actions"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{environment['XINSHIMIN_ACTIONS_PORT']}"
    intent = {"name": "ask_residence_permit", "confidence": 0.9}
    message = {"text": "在包头怎么办居住证", "intent": intent, "intent_ranking": [intent]}
    tracker = {"sender_id": "u", "slots": {}, "latest_message": message, "events": [], "paused": False, "active_loop": {}}
    body = {"next_action": "action_answer", "sender_id": "u", "tracker": tracker | {"latest_action_name": "action_listen"}, "domain": {}}

    def ask():
        (reply,) = requests.post(f"{address}/webhook", json=body, timeout=10).json()["responses"]
        return [clause["id"] for clause in reply["custom"]["answer"]["clauses"]]

    deadline = time.monotonic() + 60
    while True:
        try:
            requests.get(f"{address}/health", timeout=1)
            break
        except requests.ConnectionError:
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)
    yield ask
    process.terminate()
    process.wait(timeout=20)


def within_five_seconds(condition):
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_clause_published_or_withdrawn_is_seen_by_the_running_server(ask, command, tmp_path):
    source, edited = tmp_path / "居住证通知.txt", tmp_path / "改.yml"
    source.write_text(TEXT, encoding="utf-8")
    command("policy", "import", source, "--region", "包头")
    command("policy", "export", "居住证通知", "-o", edited)
    said = "topics: {residence_permit: {quote: 可在居住地申领居住证, kind: benefit, strength: direct}}"
    edited.write_text(edited.read_text(encoding="utf-8").replace("topics: {}", said, 1), encoding="utf-8")
    command("policy", "import", edited)
    command("policy", "review", "居住证通知", "--set", "issued_on=2026-01-01")
    assert "居住证通知#一(一)" not in ask()
    command("policy", "publish", "居住证通知", "--by", "王五")
    within_five_seconds(lambda: "居住证通知#一(一)" in ask())
    command("policy", "retire", "居住证通知", "--why", "试一试")
    within_five_seconds(lambda: "居住证通知#一(一)" not in ask())
