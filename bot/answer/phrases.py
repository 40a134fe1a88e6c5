"""The words around a clause, and where none is quoted: reviewed phrases in `templates/`, filled with facts, never with anything else."""

from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml

FILES = ("phrases.yml", "talk.yml", "wechat.yml")


class Phrases:
    """Phrases by name. Make one with `open`."""

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        self._phrases = phrases

    @classmethod
    def open(cls) -> "Phrases":
        """Read the phrases that ship with the program."""
        folder = resources.files("bot.answer").joinpath("templates")
        groups = [yaml.safe_load(folder.joinpath(name).read_text(encoding="utf-8")) for name in FILES]
        return cls({name: group for file in groups for name, group in file.items()})

    def say(self, name: str, /, **facts: str) -> str:
        """The phrase `name` (`group.key`) with its facts filled in; raises KeyError for a phrase or fact that does not exist."""
        group, key = name.split(".", 1)
        return str(self._phrases[group][key]).format_map(facts)
