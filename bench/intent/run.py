"""Measure the trained model on `test.yml`: topics, other matters, places and time, in one table each."""

import resource
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answer.reading import Reading
from bot.cli.training import ensure_model
from bot.regions import Resolver
from bot.settings import load_settings
from bot.wiring import open_reader

SET = Path(__file__).with_name("test.yml")
console = Console()


def main() -> None:
    """Read the test set, understand every message, and print what came out."""
    settings = load_settings()
    reader = open_reader(settings, ensure_model(settings))
    resolver = Resolver.open()
    rows = yaml.safe_load(SET.read_text(encoding="utf-8"))
    reader.read("预热")
    readings, seconds = [], []
    for row in track(rows, description=f"{SET.name}: {len(rows)} 句"):
        started = time.perf_counter()
        readings.append(reader.read(row["text"]))
        seconds.append(time.perf_counter() - started)
    print_intents(rows, readings)
    print_places([row for row in rows if "place" in row], resolver)
    print_costs(seconds)


def print_intents(rows: list[dict[str, Any]], readings: list[Reading]) -> None:
    """Share of messages whose intent came first, or among the first three, by register."""
    hits: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row, reading in zip(rows, readings, strict=True):
        names = [one.name for one in reading.intents[:3]]
        first, third = names[0] == row["intent"], row["intent"] in names
        groups = ["topics", row["register"]] if row["intent"].startswith("ask_") else [row["intent"]]
        for group in groups:
            hits[group].append((first, third))
    table = Table("group", "messages", "first", "among 3", title="Intents")
    for group, found in hits.items():
        table.add_row(group, str(len(found)), share(one for one, _ in found), share(three for _, three in found))
    refused = [
        reading.intents[0].name == "out_of_scope" for row, reading in zip(rows, readings, strict=True) if row["intent"].startswith("ask_")
    ]
    table.add_row("topics refused", str(len(refused)), share(refused), "")
    console.print(table)


def print_places(rows: list[dict[str, Any]], resolver: Resolver) -> None:
    """Share of messages with a labelled place whose place of living was found."""
    right = [(found := resolver.resolve(row["text"]).living) is not None and found.code == row["place"] for row in rows]
    table = Table("messages", "right", title="Places")
    table.add_row(str(len(right)), share(right))
    console.print(table)


def print_costs(seconds: list[float]) -> None:
    """Time to understand a message in one thread, and memory of this process."""
    table = Table("p50 ms", "p95 ms", "memory MB", title="Costs")
    middle, high = np.percentile(seconds, [50, 95]) * 1000
    table.add_row(f"{middle:.1f}", f"{high:.1f}", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    console.print(table)


def share(values: Iterable[bool]) -> str:
    """Per cent of true values."""
    return f"{100 * float(np.mean(list(values))):.1f} %"
