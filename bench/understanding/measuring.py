"""Measure systems side by side: train each, let each read every message, then serve both and ask them in turn."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bench.understanding.asking import AT_ONCE, Load
from bench.understanding.kept import train_or_keep
from bench.understanding.metrics import Guess
from bench.understanding.replies import Reply
from bench.understanding.sets import Message
from bench.understanding.system import Memory, Running, System, Training, train
from bot.errors import ModelError
from bot.settings import ROOT

Sets = Mapping[str, Sequence[Message]]


@dataclass
class Measured:
    """Everything measured of one system. Times of single messages in milliseconds, other times in seconds, memory in MB.

    `new` are loads of messages that the servers have not heard since they started, `loads` of such that they have.
    """

    training: Training
    trained: str
    guesses: dict[str, list[Guess]] = field(default_factory=dict)
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    reading: list[float] = field(default_factory=list)
    computing: list[float] = field(default_factory=list)
    asking: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    new: list[Load] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    memory: dict[str, Memory] = field(default_factory=dict)


def measure(systems: Sequence[System], sets: Sets, rounds: int, console: Console) -> dict[str, Measured]:
    """Measure all systems; what is timed is done `rounds` times, the systems in turn, so that a busy minute meets all of them."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        found = {system.name: Measured(*train_or_keep(system, lambda one: _train(one, bar))) for system in systems}
        for system in systems:
            _read(system, sets, found[system.name], bar)
        _start_and_ask(systems, sets, rounds, found, bar)
        _serve(systems, sets, rounds, found, bar)
    return found


def _train(system: System, bar: Progress) -> Training:
    task = bar.add_task(f"{system.name}: training", total=1)
    training = train(system, lambda seconds: bar.update(task))
    bar.advance(task)
    return training


def _read(system: System, sets: Sets, measured: Measured, bar: Progress) -> None:
    """Rankings and milliseconds of every message, inside one process of the system's own environment."""
    texts = [message.text for messages in sets.values() for message in messages]
    messages, result = system.folder / "messages.json", system.folder / "rankings.json"
    messages.write_text(json.dumps(texts), encoding="utf-8")
    command = [system.python, "-m", "bench.understanding.parse", str(system.archive()), str(messages), str(result)]
    task = bar.add_task(f"{system.name}: reading messages in one process", total=len(texts))
    with (system.folder / "parse.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **system.environment}, stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip().isdecimal():
                bar.update(task, completed=int(line))
    if process.wait() != 0:
        raise ModelError(f"{system.name} 读不了消息，原因见 {system.folder / 'parse.log'}")
    found = json.loads(result.read_text(encoding="utf-8"))
    guesses = iter([Guess(tuple(name for name, _ in ranking), ranking[0][1]) for ranking in found["rankings"]])
    measured.guesses = {name: list(islice(guesses, len(group))) for name, group in sets.items()}
    measured.reading, measured.computing = found["milliseconds"], found["processor"]


def _start_and_ask(systems: Sequence[System], sets: Sets, rounds: int, found: Mapping[str, Measured], bar: Progress) -> None:
    """Start to first answer, then many chats at once whose messages are new to the servers, then the same ones again."""
    task = bar.add_task(f"start to first answer, then {AT_ONCE} chats at once", total=rounds * len(systems))
    for _ in range(rounds):
        for system in systems:
            with Running(system) as running:
                found[system.name].ready.append(running.ready_seconds)
                found[system.name].new.append(running.asker.at_once(placed(sets)))
                found[system.name].loads.append(running.asker.at_once(placed(sets)))
            bar.advance(task)


def placed(sets: Sets) -> list[str]:
    """Messages of a load: each asks one thing and names a place, so that one message gets the full answer."""
    found = [message.text for messages in sets.values() for message in messages if message.place and len(message.topics) == 1]
    return list(dict.fromkeys(found))


def _serve(systems: Sequence[System], sets: Sets, rounds: int, found: Mapping[str, Measured], bar: Progress) -> None:
    """Both serve while they are asked in turn: everything, then one after the other what names its place."""
    texts = placed(sets)
    with ExitStack() as stack:
        running = {system.name: stack.enter_context(Running(system)) for system in systems}
        for name, one in running.items():
            _ask_everything(name, one, sets, found[name], bar)
        task = bar.add_task("one chat at a time", total=rounds * len(running))
        for _ in range(rounds):
            for name, one in running.items():
                found[name].asking += [seconds * 1000 for seconds in one.asker.one_by_one(texts)]
                bar.advance(task)
        for name, one in running.items():
            found[name].memory = one.memory()


def _ask_everything(name: str, running: Running, sets: Sets, measured: Measured, bar: Progress) -> None:
    texts = [message.text for messages in sets.values() for message in messages]
    task = bar.add_task(f"{name}: asking everything over REST", total=len(texts))
    replies = iter(running.asker.at_once(texts, lambda: bar.advance(task)).replies)
    measured.replies = {key: list(islice(replies, len(group))) for key, group in sets.items()}


def percentile(values: Sequence[float], at: float) -> float:
    """The value below which `at` per cent of `values` lie."""
    return float(np.percentile(values, at))
