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


def famous() -> frozenset[str]:
    """Return the counties that are as widely known as cities, by their name without its kind."""
    return frozenset(word for row in rows("words") if row["tier"] == "famous" for word in row["words"].split())
