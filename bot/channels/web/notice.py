"""The notice on what is kept, that a citizen agrees to before anything is."""

from dataclasses import dataclass
from importlib import resources
from typing import Any, Dict

import yaml

from bot.channels.guards import LONGEST


@dataclass(frozen=True)
class Notice:
    """The notice: its version, its text, and for how many days a session is kept."""

    version: str
    text: str
    days: int

    @classmethod
    def open(cls, days: int) -> "Notice":
        """Read the notice that ships with the program."""
        found = yaml.safe_load(resources.files("bot.channels.web").joinpath("notice.yml").read_text(encoding="utf-8"))
        return cls(found["version"], found["text"].replace(" ", "").format(days=f" {days} "), days)

    def to_dict(self) -> Dict[str, Any]:
        """The notice as the contract has it."""
        return {"version": self.version, "text": self.text, "characters": LONGEST, "days": self.days}
