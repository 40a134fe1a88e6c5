"""100 operators and 1,000 chats at the desk: how long each kind of request takes, and whether anything is lost or taken twice.

`python -m bench desk` starts the real process of the desk with the trained model of XINSHIMIN_HOME (and trains it where it is missing),
once over SQLite and once over PostgreSQL. `XINSHIMIN_BENCH_OPERATORS=10 XINSHIMIN_BENCH_CHATS=50` makes it smaller,
`XINSHIMIN_BENCH_PAUSE` is how many seconds an operator thinks between two steps.
"""

import asyncio
import os
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import psutil
from rich.console import Console

from bench.desk.citizens import Citizens
from bench.desk.operators import PASSWORD, Shift, all_at_work
from bench.desk.serving import COLUMNS, desk
from bench.desk.typing import measure_typing
from bench.understanding.sheet import Sheet
from bot.conversations.staff.records import Entry
from bot.settings import Settings, load_settings
from bot.wiring import open_conversations, open_live, open_staff, prepare_store
from tests.ports import free_ports
from tests.postgres import running

FREED = ("talk_closed", "talk_handed_back", "talk_returned")
console = Console(width=140)


def main() -> None:
    """Measure over both databases, and print a table of each; then the look-up page over many clauses."""
    console.print(measure("SQLite", "").table())
    with running() as server:
        console.print(measure("PostgreSQL", server.url(server.create())).table())
    console.print(measure_typing().table())


def measure(name: str, conversations: str) -> Sheet:
    """Start the desk over a database (its address; empty for SQLite), let everybody work, and count."""
    operators, chats, pause = wanted()
    with tempfile.TemporaryDirectory() as folder:
        given = {"XINSHIMIN_CONVERSATIONS_URL": conversations} if conversations else {}
        port, actions_port, desk_port = free_ports(3)
        settings = load_settings(given, home=folder, desk_port=desk_port, port=port, actions_port=actions_port)
        prepare_store(settings)
        shift = prepared(settings, operators, chats, pause)
        with desk(settings) as process, watched(process) as memory:
            began = time.perf_counter()
            asyncio.run(all_at_work(operators, shift))
            seconds = time.perf_counter() - began
        lines = open_staff(settings).audit.entries(limit=100 * chats)[::-1]
        return sheet(name, shift, seconds, operators, chats, memory, lines)


def wanted() -> tuple[int, int, float]:
    """How many operators, how many chats, and how long an operator thinks."""
    names = ("XINSHIMIN_BENCH_OPERATORS", "100"), ("XINSHIMIN_BENCH_CHATS", "1000"), ("XINSHIMIN_BENCH_PAUSE", "10")
    operators, chats, pause = (os.environ.get(name, usual) for name, usual in names)
    return int(operators), int(chats), float(pause)


def prepared(settings: Settings, operators: int, chats: int, pause: float) -> Shift:
    """Accounts, and citizens who all wait from the beginning."""
    accounts = open_staff(settings).accounts
    for number in range(operators):
        accounts.add(f"bench{number}", "", "operator", PASSWORD, "命令行", must_change=False)
    kept = open_conversations(settings)
    citizens = Citizens(kept, open_live(settings, kept.database))
    citizens.wait(chats)
    return Shift(f"http://127.0.0.1:{settings.desk.port}", citizens, pause, chats)


@contextmanager
def watched(process: psutil.Process) -> Iterator[list[float]]:
    """Memory of the process in MB, at the beginning and every second."""
    memory, over = [process.memory_info().rss / 1e6], threading.Event()

    def look() -> None:
        while not over.wait(1):
            memory.append(process.memory_info().rss / 1e6)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield memory
    finally:
        over.set()
        looking.join()


def taken_twice(lines: Iterable[Entry]) -> tuple[int, int]:
    """How often a talk was taken while somebody had it, and how often one went back to the queue; by the audit log in order."""
    held, double, returned = set(), 0, 0
    for line in lines:
        if line.action == "talk_taken":
            double += line.target in held
            held.add(line.target)
        elif line.action in FREED:
            returned += line.action == "talk_returned"
            held.discard(line.target)
    return double, returned


def sheet(name: str, shift: Shift, seconds: float, operators: int, chats: int, memory: list[float], lines: Iterable[Entry]) -> Sheet:
    """The table, and below it what must be 0."""
    lost = shift.citizens.lost(shift.sent) + shift.unheard + shift.twice
    double, returned = taken_twice(lines)
    written, faults = sum(map(len, shift.sent.values())), sum(shift.faults.values())
    note = (
        f"{operators} 位话务员，{chats} 个人同时在等，{seconds:.0f} 秒处理完 {len(shift.taken)} 个；话务员写了 {written} 条。"
        f"丢失或重复的消息 {lost} 条；一个对话两个人接到 {double} 次（晚一步被拒 {shift.second} 次，回到队列 {returned} 次）；"
        f"出错 {faults} 次"
        f"{''.join(f'，{fault} {count} 次' for fault, count in shift.faults.items())}；"
        f"座席台内存 {memory[0]:.0f} MB，最多 {max(memory):.0f} MB。"
    )
    return Sheet(f"座席台（{name}）", COLUMNS, shift.measured.rows(), note)
