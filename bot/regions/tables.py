"""Reads the package's own tables in `data/` (UTF-8 CSV with a header line)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/<table>.csv` as dictionaries by column name."""
    path = files("bot.regions") / "data" / f"{table}.csv"
    with path.open("r", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def split(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values joined by `|`; an empty cell gives nothing."""
    return tuple(value for value in cell.split("|") if value)
