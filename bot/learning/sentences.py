"""Labelled sentences: those that train, those of a file that somebody wants to add, and those that must never train."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import ExamplesError
from bot.language.normaliser import normalise

MARK = "- "
NOT_WORD = re.compile(r"[\W_]+")
Stamp = frozenset[tuple[Path, int]]
SETS = ("intent", "places")
"""Folders below `bench` whose messages measure: held out, or there to choose by."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, the intent that it is an example of, and where it stands."""

    text: str
    intent: str
    where: str = ""


def bare(text: str) -> str:
    """What two sentences have in common that are the same but for signs and spaces."""
    plain = normalise(text)
    return NOT_WORD.sub("", plain) or plain


def read_examples(path: Path) -> list[Sentence]:
    """The examples of a file of training data; raises `ExamplesError` for one that is none."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        blocks = data["nlu"] if isinstance(data, dict) else None
        found = [one for block in blocks or () for one in _of_block(block, path.name)]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        found = []
    if not found:
        raise ExamplesError(path.name)
    return found


def read_trained(root: Path) -> list[Sentence]:
    """All that trains: the files below `data/nlu` of the project at `root`."""
    return [one for path in _files_that_train(root) for one in read_examples(path)]


def read_measured(root: Path) -> list[Sentence]:
    """All that measures; `where` names the set. Nothing where the project is installed without its benchmarks."""
    return [one for path in _files_that_measure(root) for one in _of_rows(yaml.safe_load(path.read_text(encoding="utf-8")), path)]


class Project:
    """The sentences of the project at `root`, read again only where a file of them has changed. May be shared between threads."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._trained: tuple[Stamp, list[Sentence]] = (frozenset(), [])
        self._measured: tuple[Stamp, list[Sentence]] = (frozenset(), [])

    @property
    def trained(self) -> list[Sentence]:
        """All that trains."""
        stamp = _stamp(_files_that_train(self._root))
        if stamp != self._trained[0]:
            self._trained = (stamp, read_trained(self._root))
        return self._trained[1]

    @property
    def measured(self) -> list[Sentence]:
        """All that measures."""
        stamp = _stamp(_files_that_measure(self._root))
        if stamp != self._measured[0]:
            self._measured = (stamp, read_measured(self._root))
        return self._measured[1]


def _files_that_train(root: Path) -> list[Path]:
    return sorted((root / "data" / "nlu").rglob("*.yml"))


def _files_that_measure(root: Path) -> list[Path]:
    return [path for name in SETS for path in sorted((root / "bench" / name).glob("*.yml"))]


def _stamp(paths: Iterable[Path]) -> Stamp:
    return frozenset((path, path.stat().st_mtime_ns) for path in paths)


def _of_block(block: Any, name: str) -> Iterable[Sentence]:
    for line in block["examples"].splitlines():
        if line.strip().startswith(MARK):
            yield Sentence(line.strip().removeprefix(MARK).strip(), block["intent"], name)


def _of_rows(rows: Any, path: Path) -> Iterable[Sentence]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            yield Sentence(row["text"], str(row.get("intent", "")), f"bench/{path.parent.name}/{path.name}")
