"""Measure the trained model on the sets that nothing is chosen by: intents by set and register, places and time, in one table each."""

import resource
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answer.reading import Reader
from bot.answer.turn import OUT_OF_SCOPE
from bot.cli.training import ensure_model
from bot.language.frequencies import cut_by_jieba
from bot.policy.topics import topic_of_intent
from bot.regions import Resolver
from bot.settings import load_settings
from bot.wiring import open_reader

SETS = ("test", "questions", "records", "fresh", "other")
console = Console()


@dataclass(frozen=True)
class Measured:
    """A message as its set labels it, the three likeliest intents that were read, and the seconds that this took."""

    row: dict[str, Any]
    intents: tuple[str, ...]
    seconds: float

    @property
    def first(self) -> bool:
        """Whether the right intent came first."""
        return bool(self.intents[0] == self.row["intent"])

    @property
    def among_three(self) -> bool:
        """Whether the right intent is one of the three likeliest."""
        return self.row["intent"] in self.intents


def main() -> None:
    """Understand every message of every test set, and print what came out."""
    settings = load_settings()
    reader = open_reader(settings, ensure_model(settings))
    reader.read("预热")
    sets = {name: measure(reader, name) for name in SETS}
    print_registers(sets)
    print_intents([one for measured in sets.values() for one in measured])
    print_places(sets, Resolver.open(cut=cut_by_jieba))
    print_costs([one.seconds for measured in sets.values() for one in measured])


def measure(reader: Reader, name: str) -> list[Measured]:
    """Read each message of the set `name`."""
    rows = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"))
    measured = []
    for row in track(rows, description=f"{name}.yml: {len(rows)} 句"):
        started = time.perf_counter()
        reading = reader.read(row["text"])
        measured.append(Measured(row, tuple(one.name for one in reading.intents[:3]), time.perf_counter() - started))
    return measured


def print_registers(sets: dict[str, list[Measured]]) -> None:
    """Share of messages whose intent came first, or among the first three, by set and register."""
    table = Table("set", "register", "messages", "first", "among 3", title="Sets")
    for name, measured in sets.items():
        add_shares(table, (name, "all"), measured)
        for register, group in grouped(measured, "register").items():
            add_shares(table, (name, register), group)
    console.print(table)


def print_intents(measured: Sequence[Measured]) -> None:
    """The same for all topics together and for each other intent, over all sets; and how many questions on a topic were refused."""
    table = Table("intent", "messages", "first", "among 3", title="Intents")
    topics = [one for one in measured if topic_of_intent(one.row["intent"])]
    add_shares(table, ("topics",), topics)
    for intent, group in grouped(measured, "intent").items():
        if topic_of_intent(intent) is None:
            add_shares(table, (intent,), group)
    table.add_row("topics refused", str(len(topics)), share(one.intents[0] == OUT_OF_SCOPE for one in topics), "")
    console.print(table)


def print_places(sets: dict[str, list[Measured]], resolver: Resolver) -> None:
    """Share of messages with a labelled place whose place of living was found, by set."""
    table = Table("set", "messages", "right", title="Places")
    for name, measured in sets.items():
        rows = [one.row for one in measured if "place" in one.row]
        right = [(found := resolver.resolve(row["text"]).living) is not None and found.code == row["place"] for row in rows]
        if right:
            table.add_row(name, str(len(right)), share(right))
    console.print(table)


def print_costs(seconds: list[float]) -> None:
    """Time to understand a message in one thread, and memory of this process."""
    table = Table("p50 ms", "p95 ms", "memory MB", title="Costs")
    middle, high = np.percentile(seconds, [50, 95]) * 1000
    table.add_row(f"{middle:.1f}", f"{high:.1f}", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    console.print(table)


def grouped(measured: Sequence[Measured], label: str) -> dict[str, list[Measured]]:
    """Messages by what their set says under `label`, in the order of the set."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        groups[one.row[label]].append(one)
    return groups


def add_shares(table: Table, names: Sequence[str], measured: Sequence[Measured]) -> None:
    """Add a row: `names`, the number of messages, the shares right at first and among three."""
    table.add_row(*names, str(len(measured)), share(one.first for one in measured), share(one.among_three for one in measured))


def share(values: Iterable[bool]) -> str:
    """Per cent of true values."""
    return f"{100 * float(np.mean(list(values))):.1f} %"
