"""The action server says whether it lives and can answer, shows its metrics, and works under the trace id that it is told."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring.trace import HEADER
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
TRACE = "0123456789abcdef" * 2


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(home):
    """The address of a real action server, and the file of its log."""
    prepare_store(load_settings({}, home=home))
    port, log = free_port(), home / "actions.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XINSHIMIN_")}
    environment |= {"XINSHIMIN_HOME": str(home), "XINSHIMIN_ACTIONS_PORT": str(port), "PYTHONPATH": str(ROOT)}
    with log.open("w") as file:
        process = subprocess.Popen([sys.executable, "-m", "actions"], cwd=ROOT, env=environment, stdout=file)
    address, deadline = f"http://127.0.0.1:{port}", time.monotonic() + 120
    while not _lives(address):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.2)
    yield address, log
    process.terminate()
    process.wait()


def _lives(address):
    try:
        return requests.get(f"{address}/healthz", timeout=5).ok
    except requests.RequestException:
        return False


@pytest.fixture
def ask(server):
    return lambda path: requests.get(server[0] + path, timeout=10)


def act(address, text="包头的公租房怎么申请，电话13812345678", trace=TRACE):
    """Let the action answer a message, as Rasa asks it to."""
    message = {"text": text, "intent": {"name": "ask_public_rental_housing", "confidence": 0.9}, "entities": []}
    tracker = {"sender_id": "rest:张三", "slots": {}, "latest_message": message, "events": [], "paused": False, "active_loop": {}}
    call = {"next_action": "action_answer", "sender_id": "rest:张三", "tracker": tracker | {"latest_input_channel": "rest"}, "domain": {}}
    reply = requests.post(f"{address}/webhook", json=call, headers={HEADER: trace}, timeout=30)
    assert reply.status_code == 200, reply.text
    return reply.json()["responses"]


def shown(reply):
    families = text_string_to_metric_families(reply.text)
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


def test_a_server_that_has_everything_is_ready(ask):
    assert ask("/readyz").json() == {"status": "ok", "parts": {"store": "ok", "conversations": "ok"}}


def test_the_line_of_an_answer_names_trace_and_clauses_and_nobody(server):
    (answer,) = [one["custom"]["answer"] for one in act(server[0]) if one.get("custom")]
    lines = [json.loads(line) for line in server[1].read_text().splitlines()]
    (line,) = [one for one in lines if one["event"] == "answer.made"]
    assert (line["trace_id"], line["id"], line["process"]) == (TRACE, answer["id"], "actions")
    assert line["clauses"] == [clause["id"] for clause in answer["clauses"]] != []
    written = server[1].read_text()
    assert "13812345678" not in written and "张三" not in written and "怎么申请" not in written


def test_metrics_are_shown(server, ask):
    act(server[0], "南通的公租房怎么申请")
    found = shown(ask("/metrics"))
    assert found[("xinshimin_store_revision",)] > 0 and found[("xinshimin_ready", "store")] == 1
    assert found[("xinshimin_step_seconds_count", "find_applicable")] >= 1


def test_a_store_that_is_gone_is_told_and_found_again(ask, home, server):
    (home / "store.db").rename(home / "store.away")
    try:
        time.sleep(1.2)  # a look is believed for a second
        reply = ask("/readyz")
        assert reply.status_code == 503 and reply.json()["parts"]["store"] == "StoreError"
        found = shown(ask("/metrics"))
        assert found[("xinshimin_ready", "store")] == 0 and ("xinshimin_store_revision",) not in found
        assert ask("/healthz").ok
    finally:
        for file in home.glob("store.db*"):
            file.unlink()
        (home / "store.away").rename(home / "store.db")
    time.sleep(1.2)
    assert ask("/readyz").status_code == 200
