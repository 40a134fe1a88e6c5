"""Measure the reader of facts: precision and recall of every variable, and the time a message takes.

A row holds the facts of a sentence as `[subject.]variable[?] value`: the subject where it is not the asker, `?` where the fact is only
assumed, the value `yes`, `no`, a word, a number, or `low..high` (`low..` without an upper end). A fact is found if all of it is right.
"""

import os
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from rich.console import Console
from rich.table import Table

from bot.language.facts import Interval, StatedFact, read_facts

FOLDER = Path(__file__).parent
AS_OF = date(2026, 11, 22)
ROUNDS = 20
console = Console()


def main() -> None:
    """Print the tables of both sets; `FACTS=tuning` also lists what was missed in that set."""
    for name in ("tuning", "test"):
        print_set(name, shown=os.environ.get("FACTS") == name)


def print_set(name: str, shown: bool = False) -> None:
    """Precision and recall of one set."""
    rows = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    wanted_all, found_all, right_all = Counter[str](), Counter[str](), Counter[str]()
    whole, seconds = 0, []
    for row in rows:
        started = time.perf_counter()
        for _ in range(ROUNDS):
            facts = read_facts(row["text"], AS_OF)
        seconds.append((time.perf_counter() - started) / ROUNDS)
        wanted, found = Counter(row["facts"]), Counter(map(written, facts))
        wanted_all += names(wanted)
        found_all += names(found)
        right_all += names(wanted & found)
        whole += wanted == found
        if shown and wanted != found:
            sys.stdout.write(f"{row['text']}\n   missed {[*(wanted - found)]}  wrong {[*(found - wanted)]}\n")
    table = Table(
        "variable", "stated", "precision", "recall", title=f"Facts in words: {name}.yml, {len(rows)} sentences, {whole} wholly right"
    )
    for variable in [*sorted(wanted_all | found_all, key=lambda one: (one == ALL, one))]:
        right = right_all[variable]
        table.add_row(variable, str(wanted_all[variable]), share(right, found_all[variable]), share(right, wanted_all[variable]))
    console.print(table)
    middle, high = np.percentile(seconds, [50, 95]) * 1000
    console.print(f"Time a message: p50 {middle:.3f} ms, p95 {high:.3f} ms, longest {max(seconds) * 1000:.3f} ms")


ALL = "all"


def names(facts: Counter[str]) -> Counter[str]:
    """How many facts of each variable, and of all."""
    counted: Counter[str] = Counter()
    for fact, times in facts.items():
        counted[fact.split(" ")[0].split(".")[-1].rstrip("?")] += times
        counted[ALL] += times
    return counted


def written(fact: StatedFact) -> str:
    """A fact as the rows hold it."""
    subject = "" if fact.subject == "asker" else f"{fact.subject}."
    return f"{subject}{fact.name}{'?' if fact.assumed else ''} {_value(fact.value)}"


def _value(value: bool | Interval | str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if value.high is None:
        return f"{value.low:g}.."
    return f"{value.low:g}" if value.low == value.high else f"{value.low:g}..{value.high:g}"


def share(part: int, whole: int) -> str:
    """Per cent, or nothing of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else ""
