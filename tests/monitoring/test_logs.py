"""Every line of a process is one JSON object with the trace id, and nothing personal gets in; run in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from bot.monitoring.logs import count_error, without_personal

ROOT = Path(__file__).parents[2]
SAYS = """
import logging, structlog
from bot.monitoring.logs import configure
from bot.monitoring.trace import begin_trace
logging.basicConfig()
configure("test"); configure("test")
log = structlog.get_logger("bot.own")
log.info("before.any")
begin_trace("0123456789abcdef" * 2)
answer = {"id": "12345678901234567890123456789012", "text": "原话"}
log.info("turn.over", seconds=0.5, detail="电话13812345678", text="我要离婚", answers=[answer])
logging.getLogger("library").warning("called from %s", "150202199003071234")
logging.getLogger("library").debug("not wanted")
logging.getLogger("sanic.access").info("10.1.2.3")
def work(secret):
    raise ValueError("卡号6222021234567890123")
try:
    work("我妈妈姓欧阳")
except ValueError:
    log.exception("turn.failed")
"""


@pytest.fixture(scope="module")
def lines():
    done = subprocess.run(
        [sys.executable, "-c", SAYS], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert not done.stderr, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_every_line_says_who_when_and_about_which_message(lines):
    assert [line["event"] for line in lines] == ["before.any", "turn.over", "called from ［证件号］", "turn.failed"]
    assert "trace_id" not in lines[0] and {line["trace_id"] for line in lines[1:]} == {"0123456789abcdef" * 2}
    assert [line["level"] for line in lines] == ["info", "info", "warning", "error"]
    assert all(line["process"] == "test" and line["timestamp"].endswith("Z") for line in lines)
    assert [line["logger"] for line in lines] == ["bot.own", "bot.own", "library", "bot.own"]


def test_nothing_personal_gets_in(lines):
    written = json.dumps(lines, ensure_ascii=False)
    for personal in ("13812345678", "我要离婚", "原话", "150202199003071234", "6222021234567890123", "我妈妈姓欧阳"):
        assert personal not in written
    assert lines[1]["detail"] == "电话［电话］" and "ValueError" in lines[3]["exception"] and "in work" in lines[3]["exception"]


def test_ids_are_no_numbers_of_persons(lines):
    assert lines[1]["answers"] == [{"id": "12345678901234567890123456789012"}]


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ({"level": "error", "event": "turn.too_slow", "logger": "bot"}, "turn.too_slow"),
        ({"level": "critical", "event": "Exception for 张三", "logger": "rasa.core"}, "rasa.core"),
        ({"level": "error", "event": None}, "other"),
    ],
)
def test_an_error_is_counted_by_a_name_of_which_there_are_few(event, name):
    before = REGISTRY.get_sample_value("xinshimin_errors_total", {"name": name}) or 0
    assert count_error(None, "", event) == event
    assert REGISTRY.get_sample_value("xinshimin_errors_total", {"name": name}) == before + 1


def test_a_warning_is_no_error():
    count_error(None, "", {"level": "warning", "event": "turns.redis_down"})
    assert REGISTRY.get_sample_value("xinshimin_errors_total", {"name": "turns.redis_down"}) is None


def test_objects_are_written_as_text_and_masked_too():
    assert without_personal(None, "", {"error": ValueError("13812345678"), "many": ("13812345678", 3, None)}) == {
        "error": "ValueError('［电话］')",
        "many": ["［电话］", 3, None],
    }
