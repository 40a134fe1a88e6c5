"""500 people ask at once through the platform, with and without the right to send: how many are answered in time, later, never.

`python -m bench wechat` uses the trained model of XINSHIMIN_HOME (and trains it where it is missing), and a home of its own for the rest.
`XINSHIMIN_BENCH_PEOPLE=100` makes it shorter.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence

import requests
import yaml
from rich.console import Console

from bench.understanding.sheet import Sheet, percent
from bench.wechat.people import Result, all_at_once
from bot.cli.parts import parts_of
from bot.cli.supervisor import Supervisor
from bot.cli.training import ensure_model
from bot.settings import ROOT, load_settings
from bot.trained import current_model
from bot.wiring import prepare_store
from tests.ports import free_ports
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import Interface, serving
from tests.wechat.platform import Platform

WAYS = ("passive", "retry", "sent", "fetched", "lost")
COLUMNS = ("", "人数", "5 秒内被动回复", "平台重试时回复", "随后由接口发出", "回复 1 取到", "丢失", "等待中位数", "等待最长")
console = Console()


def main() -> None:
    """Measure both kinds of accounts and print one table."""
    people = int(os.environ.get("XINSHIMIN_BENCH_PEOPLE", "500"))
    rows = [row(name, measure(people, may_send)) for name, may_send in (("有客服消息权限", "yes"), ("没有权限", "no"))]
    console.print(Sheet("微信：许多人同时问", COLUMNS, rows, "一台机器、一个进程；平台和问的人也在这台机器上。").table())


def measure(people: int, may_send: str) -> list[Result]:
    """Serve an account and let so many people ask at once."""
    model_home = load_settings()
    ensure_model(model_home)
    model = current_model(model_home)
    assert model is not None
    with tempfile.TemporaryDirectory() as home, serving() as interface:
        port, actions_port, desk_port = free_ports(3)
        settings = load_settings({}, home=home, port=port, actions_port=actions_port, desk_port=desk_port)
        prepare_store(settings)
        os.environ |= ENVIRONMENT | {"XINSHIMIN_WECHAT_API": interface.address, "XINSHIMIN_WECHAT_SEND": may_send}
        found: list[Result] = []
        supervisor = Supervisor(parts_of(settings, model.archive), model_home.logs, settings.start_timeout)
        supervisor.run(on_ready=lambda: found.extend(ask(people, settings.port, interface)) or stop())
        return found


def ask(people: int, port: int, interface: Interface) -> list[Result]:
    """Warm the servers up with one question, then let everybody ask."""
    address = f"http://127.0.0.1:{port}/webhooks/wechat/webhook"
    warm_up(address)
    texts = [one["text"] for one in yaml.safe_load((ROOT / "bench/intent/questions.yml").read_text(encoding="utf-8"))]
    return asyncio.run(all_at_once(people, texts, address, interface))


def warm_up(address: str) -> None:
    """Ask until an answer comes at once."""
    for number in range(20):
        platform = Platform(person=f"oWarm{number}")
        query, body = platform.call(platform.text("包头公租房怎么申请"))
        started = time.monotonic()
        if requests.post(address, params=query, data=body, timeout=20).text.startswith("<xml>") and time.monotonic() - started < 1:
            return


def stop() -> None:
    """End the servers as Ctrl-C does."""
    os.kill(os.getpid(), 2)


def row(name: str, results: Sequence[Result]) -> list[str]:
    """One row of the table."""
    count, seconds = Counter(result.way for result in results), [result.seconds for result in results]
    shares = [f"{count[way]}（{percent(count[way] / len(results))}）" for way in WAYS[:-1]]
    waits = [f"{statistics.median(seconds):.1f} 秒", f"{max(seconds):.1f} 秒"]
    return [name, str(len(results)), *shares, str(count["lost"]), *waits]
