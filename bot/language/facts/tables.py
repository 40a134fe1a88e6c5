"""The two tables of words that facts are told in (`data/`), read when they are first needed."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from .cues import NO

_NAME = re.compile(r"<([a-z_]+)>")
_NOBODY = "(?!)"


@dataclass(frozen=True)
class Phrase:
    """Words that say whether the variable `name` is so: `value`."""

    name: str
    value: bool
    said: re.Pattern[str]


@dataclass(frozen=True)
class Term:
    """What the variable `name` is `called` (a pattern), the `verbs` that say yes of it, and which of its names are `people`."""

    name: str
    called: str
    verbs: str
    people: re.Pattern[str]

    @property
    def insurance(self) -> bool:
        """Whether it is something that is paid for every month."""
        return "缴纳" in self.verbs


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """The turns of phrase, those first that count first."""
    table = _read("phrases.yml")
    words = {"no": NO, **table["words"]}
    return tuple(Phrase(row["name"], row["value"], re.compile(_filled("|".join(row["said"]), words))) for row in table["phrases"])


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """The named things and groups, those first that are looked for first."""
    table = _read("terms.yml")
    words = {"no_office": table["no_office"]}
    return tuple(
        Term(
            row["name"],
            _filled("|".join(row["called"]), words),
            "|".join(table["verbs"].get(verb, verb) for verb in row["verbs"]),
            re.compile(row.get("people", _NOBODY)),
        )
        for row in table["terms"]
    )


def _filled(pattern: str, words: dict[str, str]) -> str:
    return _NAME.sub(lambda match: words[match[1]], pattern)


def _read(name: str) -> Any:
    return yaml.safe_load((files(__package__ or "") / "data" / name).read_text(encoding="utf-8"))
