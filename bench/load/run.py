"""1, 16, 64 and 500 people at once, ours and a stock Rasa bot with the same topics; then 100,000 turns, and ten times the clauses.

`python -m bench load` takes the models that `python -m bench understanding` has trained (and trains what is missing, stock for an hour).
`XINSHIMIN_BENCH_TURNS=2000` makes the long part shorter, `XINSHIMIN_BENCH_EPOCHS=30` the training of stock, whose speed it does not change.
What is printed is written to `docs/load.md`, but not after a run with fewer turns.
"""

import os
from collections.abc import Sequence
from itertools import islice

from rich.console import Console

from bench.load.crowd import Asked, ask_all
from bench.load.growth import Step, grow, growth
from bench.load.messages import questions, slices
from bench.scale.documents import notices_for
from bench.scale.run import fill
from bench.understanding import machine
from bench.understanding.kept import clear, train_or_keep
from bench.understanding.sets import read_sets
from bench.understanding.sheet import Sheet
from bench.understanding.system import Running, System, train
from bench.understanding.systems import EPOCHS, KEPT_FILES, STOCK, ours, stock
from bot.importer.notice import find_notices, read_notice
from bot.regions import Gazetteer
from bot.settings import ROOT, load_settings
from bot.wiring import open_store

PAGE = ROOT / "docs" / "load.md"
BOUNDS = ROOT / "bench" / "load" / "bounds.md"  # what bounds each figure, written after looking
LEVELS = {1: 80, 16: 320, 64: 320, 500: 600}
"""How many people ask at once, and how many messages they ask together."""
WHOLE_TURNS, STEPS = 100_000, 20
TIMES = 10
COLUMNS = ("", "people", "messages", "full answers a second", "p50 ms", "p95 ms", "p99 ms", "no answer")
console = Console(width=150)


def main() -> None:
    """Measure everything, print it, and write the page after a whole run."""
    turns = int(os.environ.get("XINSHIMIN_BENCH_TURNS", str(WHOLE_TURNS)))
    epochs = int(os.environ.get("XINSHIMIN_BENCH_EPOCHS", str(EPOCHS)))
    folder = load_settings().home / "bench"
    clear(folder / STOCK, KEPT_FILES)
    clear(folder / "load")
    systems = [ours(folder / "load"), stock(folder / STOCK, folder, epochs)]
    for system in systems:
        with console.status(f"{system.name}: training, where it is needed"):
            train_or_keep(system, lambda one: train(one, lambda seconds: None))
    texts = questions(read_sets())
    pages = [Sheet("This run", ("", ""), [*machine.facts().items(), ("epochs of stock", str(epochs))]), levels(systems, texts)]
    pages += [long(systems[0], texts, turns), clauses(systems[0], texts)]
    for page in pages:
        console.print(page.table())
    if turns == WHOLE_TURNS:
        parts = ["# Load\n\nWritten by `python -m bench load`.\n", *(page.markdown() for page in pages), BOUNDS.read_text(encoding="utf-8")]
        PAGE.write_text("\n".join(parts), encoding="utf-8")
        console.print(f"written to {PAGE}")


def levels(systems: Sequence[System], texts: Sequence[str]) -> Sheet:
    """All levels, the systems in turn, first with messages that they have not heard, then with the same ones."""
    rows = []
    for system in systems:
        with Running(system) as running:
            rows.append([system.name, "start to first answer", f"{running.ready_seconds:.1f} s", "", "", "", "", ""])
            for people, part in zip(LEVELS, slices(texts, list(LEVELS.values())), strict=True):
                for heard in ("new", "heard before"):
                    rows.append([f"{system.name}, {heard}", *row(people, ask_all(system.address, part, people))])
            rows.append([f"{system.name}, MB resident", *memory_row(running)])
    return Sheet("People at once", COLUMNS, rows, "Two cores for everything, the people included. A chat has three messages.")


def row(people: int, asked: Asked) -> list[str]:
    """A line of the table of levels."""
    times = [f"{asked.at(share):.0f}" for share in (50, 95, 99)]
    return [str(people), str(len(asked.each) + asked.lost), f"{asked.rate:.1f}", *times, str(asked.lost)]


def memory_row(running: Running) -> list[str]:
    """Resident memory of each process after the load."""
    found = [f"{name} {one.resident:.0f}" for name, one in running.memory().items()]
    return [*found, *[""] * (len(COLUMNS) - 1 - len(found))]


def long(system: System, texts: Sequence[str], turns: int) -> Sheet:
    """Memory and speed while very many turns are taken."""
    steps: list[Step] = []
    with Running(system) as running, console.status("many turns") as shown:
        for step in grow(system.address, texts, turns, STEPS, running.memory):
            steps.append(step)
            shown.update(f"{step.turns} of {turns} turns, {step.asked.rate:.0f} a second")
    rows = [[f"{one.turns}", f"{one.asked.rate:.1f}", f"{one.asked.at(95):.0f}", *_sizes(one), str(one.asked.lost)] for one in steps]
    grown = ", ".join(f"{part} {growth(steps, part):+.2f} MB" for part in steps[0].memory)
    note = f"16 people. Growth in 10,000 turns, a line through the second half: {grown}."
    return Sheet(
        "Many turns", ("turns", "full answers a second", "p95 ms", *(f"{part} MB" for part in steps[0].memory), "no answer"), rows, note
    )


def _sizes(step: Step) -> list[str]:
    return [f"{part.resident:.0f}" for part in step.memory.values()]


def clauses(system: System, texts: Sequence[str]) -> Sheet:
    """The same messages with the founding documents, and with ten times as many clauses."""
    part = texts[: LEVELS[16]]
    rows: list[list[str]] = []
    for name in ("founding documents", f"{TIMES} times the clauses"):
        if rows:
            multiply(system)
        with Running(system):
            ask_all(system.address, part[:16], 16)
            rows.append([name, *row(16, ask_all(system.address, part, 16))])
    return Sheet("More clauses", COLUMNS, rows, "Messages not heard before, but for the first sixteen.")


def multiply(system: System) -> None:
    """Put nine times as many documents into the store as there are, under other places."""
    settings = load_settings({}, home=system.folder)
    founding = [read_notice(folder) for folder in find_notices(settings.policies)]
    regions = [region for region in Gazetteer.open() if region.level == "county"]
    count = (TIMES - 1) * len(founding)
    fill(open_store(settings), islice(notices_for(regions, founding, 1), count), count, system.name)
