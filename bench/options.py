"""What to measure, from the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
BENCHMARKS = ("understanding", "suggestions", "scale")  # understanding has the places in it


@dataclass(frozen=True)
class Options:
    """Which benchmarks run; whether the stock pipeline is measured beside ours; whether a tenth of the messages is enough;
    whether the stock pipeline may be one that an earlier run trained from the same data.
    """

    names: tuple[str, ...] = BENCHMARKS
    stock: bool = True
    quick: bool = False
    keep: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.stock and not self.quick


def known() -> list[str]:
    """Names of the benchmarks that there are."""
    return sorted(path.parent.name for path in FOLDER.glob("*/run.py"))


def read_options(arguments: Sequence[str]) -> Options:
    """Read the command line; an unknown name or flag ends the program with a sentence."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Run the benchmarks named, or all of them.")
    parser.add_argument("names", nargs="*", metavar="benchmark", help=", ".join(known()))
    parser.add_argument("--no-stock", action="store_true", help="understanding: leave out Rasa's stock pipeline, which trains for long")
    parser.add_argument("--quick", action="store_true", help="understanding: a tenth of the messages, one round")
    parser.add_argument("--keep", action="store_true", help="understanding: train the stock pipeline only where its data have changed")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in known()]:
        parser.error(f"no benchmark {unknown[0]}; there are {', '.join(known())}")
    return Options(tuple(given.names) or BENCHMARKS, not given.no_stock, given.quick, given.keep)
