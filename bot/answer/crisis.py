"""The answer to a person in danger: the numbers to call, the most urgent for this danger first, before anything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any
from uuid import uuid4

import yaml

from bot.answer.answer import Answer, Contact
from bot.answer.phrases import Phrases
from bot.answer.steps.alternatives import COMMON, OFFERED
from bot.language.characters import one_spelling
from bot.language.danger import DangerWords
from bot.policy.topics import topic

ALWAYS = ("120", "119", "110", "122")


@dataclass(frozen=True)
class Emergency:
    """A number for people in danger, and the kinds of danger that it is for."""

    contact: Contact
    kinds: tuple[str, ...]


@lru_cache(maxsize=1)
def emergency_numbers() -> tuple[Emergency, ...]:
    """The verified numbers that ship with the program; the file states the sources."""
    text = resources.files("bot.answer").joinpath("data/emergency.yml").read_text(encoding="utf-8")
    return tuple(_emergency(one) for one in yaml.safe_load(text))


def crisis(phrases: Phrases, kinds: Sequence[str], as_of: date) -> Answer:
    """An answer with outcome `crisis`, for the kinds of danger that the words name; all emergency numbers where they name none."""
    return Answer(
        id=uuid4().hex,
        outcome="crisis",
        topic=None,
        as_of=as_of,
        region=None,
        headline=phrases.say("crisis.headline"),
        ask=phrases.say("crisis.ask"),
        contacts=tuple(one.contact for one in _chosen(kinds)),
        alternatives=tuple((key, topic(key).label) for key in COMMON[:OFFERED]),
    )


def in_danger(phrases: Phrases, asked: str, as_of: date | None = None) -> Answer | None:
    """The answer to `asked` where its words are those of people in danger, else None; takes no model and no policy store."""
    kinds = DangerWords.open().kinds_in(one_spelling(asked))
    return crisis(phrases, kinds, as_of or date.today()) if kinds else None


def _chosen(kinds: Sequence[str]) -> list[Emergency]:
    """The numbers for the most urgent kind first, each once."""
    if not kinds:
        return [one for one in emergency_numbers() if one.contact.number in ALWAYS]
    for_kinds = (one for kind in kinds for one in _for(kind))
    return list(dict.fromkeys(for_kinds))


def _for(kind: str) -> list[Emergency]:
    """The numbers for a kind of danger, its own before those that only help."""
    found = [one for one in emergency_numbers() if kind in one.kinds]
    return sorted(found, key=lambda one: (len(one.contact.number) > len(ALWAYS[0]), one.kinds.index(kind)))


def _emergency(one: Mapping[str, Any]) -> Emergency:
    return Emergency(Contact(one["name"], one["number"], one["why"]), tuple(one["kinds"]))
