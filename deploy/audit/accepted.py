"""Findings that somebody examined and accepted, with the reason: `accepted.yml`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from deploy.audit.packages import Package, normalised

FILE = Path(__file__).with_name("accepted.yml")
FIELDS = {"ids", "package", "version", "flaw", "reach", "before", "until"}
LONGEST_DAYS = 366


@dataclass(frozen=True)
class Accepted:
    """Flaws of one package that share one reason.

    `flaw` says what is wrong in the package, `reach` which code would come to it here and why it does not, `before` what stands in the way
    all the same (files and tests), `until` the day on which somebody looks again.
    """

    ids: tuple[str, ...]
    package: Package
    flaw: str
    reach: str
    before: str
    until: date


def read_accepted(text: str) -> list[Accepted]:
    """The entries of the file. Raises `ValueError` for one that lacks a field, has one too many, or names a flaw a second time."""
    entries = [_entry(one) for one in yaml.safe_load(text) or []]
    ids = [(one.package.name, name) for one in entries for name in one.ids]
    twice = sorted({name for package, name in ids if ids.count((package, name)) > 1})
    if twice:
        raise ValueError(f"accepted.yml 里重复的编号：{'、'.join(twice)}")
    return entries


def _entry(given: Any) -> Accepted:
    if not isinstance(given, dict) or set(given) != FIELDS:
        raise ValueError(f"accepted.yml 的每一条要有且只有这些项：{'、'.join(sorted(FIELDS))}；这一条不是：{given}")
    if (
        not given["ids"]
        or not isinstance(given["until"], date)
        or not all(str(given[name]).strip() for name in ("flaw", "reach", "before"))
    ):
        raise ValueError(f"accepted.yml 有空着的项，或 until 不是日期：{given}")
    package = Package(normalised(given["package"]), str(given["version"]))
    return Accepted(tuple(given["ids"]), package, given["flaw"], given["reach"], given["before"], given["until"])
