"""Measure the place finder beside jionlp and cpca on the same messages: right, precision, recall, both kinds of error, and time.

The peers know addresses, not people: they cannot tell 老家 from where somebody lives. So the second table counts only messages that
name a single place, without any part to tell, and the third one every kind apart.
"""

import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.places.peers import ask_peers
from bench.places.score import Expected, Guess, score
from bot.language.frequencies import cut_by_jieba
from bot.regions import Gazetteer, Resolver

TUNING = tuple(sorted(Path(__file__).parent.glob("tuning*.yml")))
TYPOS = tuple(sorted(Path(__file__).parent.glob("typos*.yml")))
TEST = Path(__file__).parents[1] / "intent" / "places.yml"
OURS = "xinshimin"
PLAIN = frozenset(("name", "old", "nick", "zone", "word", "keywords"))
console = Console(width=140)
Rows = list[dict[str, Any]]


def main() -> None:
    """Read the test set (the tuning sets where there is none), ask every finder, and print the tables."""
    paths = (TEST,) if TEST.exists() else (*TUNING, *TYPOS)
    rows = read_rows(paths)
    gazetteer = Gazetteer.open()
    guesses, homes = ask_ours(rows, Resolver.open(gazetteer, cut_by_jieba))
    answers = {OURS: guesses, **ask_others(rows, gazetteer)}
    expected = [Expected(row.get("living"), frozenset(row.get("candidates") or ())) for row in rows]

    def table(title: str, wanted: Callable[[dict[str, Any]], bool]) -> None:
        chosen = [index for index, row in enumerate(rows) if wanted(row)]
        if chosen:
            print_scores(
                f"{title}: {len(chosen)}", {name: [(expected[i], said[i]) for i in chosen] for name, said in answers.items()}, gazetteer
            )

    table(f"{', '.join(path.name for path in paths)}, place of living", lambda row: True)
    table("a single place, no part to tell", lambda row: row.get("kind") in PLAIN)
    print_kinds(rows, {name: list(zip(expected, said, strict=True)) for name, said in answers.items()}, gazetteer)
    right = sum(home == row.get("hukou") for home, row in zip(homes, rows, strict=True))
    console.print(f"{OURS}, place of hukou right: {right / len(rows):.1%} of {len(rows)}")


def read_rows(paths: Iterable[Path]) -> Rows:
    """Return the labelled messages of all files, in order."""
    return [row for path in paths for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


def ask_ours(rows: Rows, resolver: Resolver) -> tuple[list[Guess], list[str | None]]:
    """Return our guess and the place of hukou, for every message."""
    guesses, homes = [], []
    resolver.resolve("预热成都")
    for row in track(rows, description=f"{OURS}: {len(rows)} 句"):
        started = time.perf_counter()
        found = resolver.resolve(row["text"], known=row.get("known"))
        seconds = time.perf_counter() - started
        guesses.append(Guess(found.living.code if found.living else None, tuple(region.code for region in found.candidates), seconds))
        homes.append(found.hukou.code if found.hukou else None)
    return guesses, homes


def ask_others(rows: Rows, gazetteer: Gazetteer) -> dict[str, list[Guess]]:
    """Return the peers' guesses; none where they cannot be installed, which is said."""
    with console.status("jionlp 和 cpca：安装到临时环境并提问"):
        try:
            return ask_peers([row["text"] for row in rows], gazetteer)
        except (OSError, subprocess.SubprocessError) as error:
            console.print(f"jionlp 和 cpca 没有装上，只量自己：{error}")
            return {}


def print_scores(title: str, answers: dict[str, list[tuple[Expected, Guess]]], gazetteer: Gazetteer) -> None:
    """Print one line for each finder."""
    table = Table(
        "finder", "right", "precision", "recall", "another place", "false place", "wider", "asks back", "p50 ms", "p95 ms", title=title
    )
    for name, pairs in answers.items():
        found = score(pairs, gazetteer)
        counts = [str(found.verdicts[verdict]) for verdict in ("other", "false", "wider", "asks")]
        shares = [f"{value:.1%}" for value in (found.right, found.precision, found.recall)]
        table.add_row(name, *shares, *counts, f"{found.middle:.3f}", f"{found.high:.3f}")
    console.print(table)


def print_kinds(rows: Rows, answers: dict[str, list[tuple[Expected, Guess]]], gazetteer: Gazetteer) -> None:
    """Print the share that is right of each kind of message."""
    kinds = list(dict.fromkeys(str(row.get("kind", "all")) for row in rows))
    table = Table("kind", "messages", *answers, title="Right, by kind")
    for kind in kinds:
        chosen = [index for index, row in enumerate(rows) if str(row.get("kind", "all")) == kind]
        shares = [f"{score([pairs[i] for i in chosen], gazetteer).right:.1%}" for pairs in answers.values()]
        table.add_row(kind, str(len(chosen)), *shares)
    console.print(table)
