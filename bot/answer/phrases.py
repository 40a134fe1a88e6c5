"""The words around a clause: reviewed phrases in `templates/phrases.yml`, filled with facts, never with anything else."""

from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml


class Phrases:
    """Phrases by name. Make one with `open`."""

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        self._phrases = phrases

    @classmethod
    def open(cls) -> "Phrases":
        """Read the phrases that ship with the program."""
        text = resources.files("bot.answer").joinpath("templates/phrases.yml").read_text(encoding="utf-8")
        return cls(yaml.safe_load(text))

    def say(self, name: str, /, **facts: str) -> str:
        """The phrase `name` (`group.key`) with its facts filled in; raises KeyError for a phrase or fact that does not exist."""
        group, key = name.split(".", 1)
        return str(self._phrases[group][key]).format_map(facts)
