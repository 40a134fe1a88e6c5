"""Measure how well messages are understood and what it costs, print it, and write `docs/benchmarks.md`.

`python -m bench understanding` takes long: it trains the stock pipeline too. `--keep` trains it only where data, configuration or packages
have changed since an earlier run did, `--no-stock` leaves it out, `--quick` takes a tenth of the messages, one round and two epochs; what
is not the whole is written below the home folder instead, so the page never holds part of a run.
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.options import Options
from bench.stock.environment import NAME, versions_in
from bench.understanding import machine
from bench.understanding.kept import clear
from bench.understanding.measuring import measure
from bench.understanding.plot import draw
from bench.understanding.sets import read_sets
from bench.understanding.sheet import Sheet
from bench.understanding.sheets import bins_of, sheets
from bench.understanding.systems import EPOCHS, KEPT_FILES, OURS, QUICK_EPOCHS, STOCK, TRAINED_WITH, ours, stock
from bot.settings import ROOT, load_settings

PAGE = ROOT / "docs" / "benchmarks.md"
PLOT = "images/reliability.svg"  # beside the page
ROUNDS, QUICK_ROUNDS, QUICK_EVERY = 3, 1, 10
TITLE = "# Benchmarks\n\nWritten by `make bench`; every figure is of the one run that the first table describes.\n"
console = Console(width=140)


def main(options: Options | None = None) -> None:
    """Train, measure, print and write."""
    options = options or Options()
    folder = load_settings().home / "bench"
    clear(folder / OURS)
    clear(folder / STOCK, KEPT_FILES if options.keep else ())
    facts = machine.facts() | {"load of the machine at the start": machine.load()}
    systems = [ours(folder / OURS)]
    if options.stock:
        with console.status("stock: 安装 TensorFlow 到临时环境"):
            systems.append(stock(folder / STOCK, folder, QUICK_EPOCHS if options.quick else EPOCHS))
        facts["stock environment"] = ", ".join(f"{name} {one}" for name, one in versions_in(folder / NAME, TRAINED_WITH).items())
    sets = read_sets(every=QUICK_EVERY if options.quick else 1)
    found = measure(systems, sets, QUICK_ROUNDS if options.quick else ROUNDS, console)
    facts["load at the end"] = machine.load()
    pages = [Sheet("This run", ("", ""), list(facts.items())), *sheets(sets, found)]
    for page in pages:
        console.print(page.table())
    path = PAGE if options.whole else folder / PAGE.name
    draw({name: bins_of(sets, one) for name, one in found.items()}, path.parent / PLOT)
    write(path, pages, places())
    console.print(f"写到了 {path}")


def places() -> str:
    """What the benchmark of places prints, where there is one."""
    if find_spec("bench.places") is None:
        return ""
    benchmark: Any = import_module("bench.places.run")
    shown, benchmark.console = benchmark.console, Console(width=140, record=True)
    try:
        benchmark.main()
        return str(benchmark.console.export_text())
    finally:
        benchmark.console = shown


def write(path: Path, pages: list[Sheet], printed: str) -> None:
    """Write the page; `printed` stands in it as it is."""
    parts = [TITLE, *(page.markdown() for page in pages), f"## Reliability plot\n\n![Reliability]({PLOT})\n"]
    if printed:
        parts.append(f"## Places\n\n```\n{printed.strip()}\n```\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8")
