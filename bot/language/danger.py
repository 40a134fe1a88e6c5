"""Whether the words of a message are those of people in danger, and in which.

A message is looked at without white space and punctuation. Where the words tell of what is over or ask what follows from it
(工地摔死了人怎么赔), the matter is one of policy; words of wanting to die, or of something that goes on, count all the same.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

LEFT_OUT = re.compile(r"[\W_]+")


class DangerWords:
    """The reviewed words. Make one with `open`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._other = re.compile("|".join(data["not"]))
        self._told, self._now = re.compile(data["told"]), re.compile(data["now"])
        self._exaggerated = re.compile(data["exaggerated"])
        self._kinds = {kind: re.compile("|".join(one["phrases"])) for kind, one in data["kinds"].items()}
        self._always = {kind for kind, one in data["kinds"].items() if one.get("always")}

    @classmethod
    @lru_cache(maxsize=1)
    def open(cls) -> "DangerWords":
        """Read the words that ship with the program, once."""
        text = resources.files("bot.language").joinpath("data/danger.yml").read_text(encoding="utf-8")
        return cls(yaml.safe_load(text))

    def kinds_in(self, text: str) -> tuple[str, ...]:
        """The kinds of danger that `text` speaks of: suicide, violence, missing, fire, medical, traffic."""
        plain = self._other.sub("", LEFT_OUT.sub("", text))
        told = self._tells(plain)
        return tuple(kind for kind, words in self._kinds.items() if words.search(plain) and (not told or kind in self._always))

    def only_sounds_so(self, text: str) -> bool:
        """Whether `text` names no danger, but exaggerates (累死了) or tells of what is over: nothing that needs an ambulance."""
        plain = LEFT_OUT.sub("", text)
        return not self.kinds_in(text) and bool(self._exaggerated.search(plain) or self._tells(plain) or self._other.search(plain))

    def _tells(self, plain: str) -> bool:
        return bool(self._told.search(plain)) and not self._now.search(plain)
