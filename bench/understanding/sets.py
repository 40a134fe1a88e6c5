"""The labelled messages of `bench/intent`: `tuning` was there to choose by, the others only to report."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.policy.topics import topic_of_intent

FOLDER = Path(__file__).parents[1] / "intent"
SETS = ("tuning", "test", "questions", "records", "fresh", "other", "double", "double_short", "fresh_double")
CHOSEN_BY = "tuning"
DOUBLES = ("double", "double_short", "fresh_double")


@dataclass(frozen=True)
class Message:
    """A message, the intents that are right for it (two where it asks two things), how it is put, and the code of its place, if named."""

    text: str
    intents: tuple[str, ...]
    register: str
    place: str | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """Keys of the topics asked about; empty where the message is about none."""
        return tuple(topic.key for intent in self.intents if (topic := topic_of_intent(intent)))


def read_sets(folder: Path = FOLDER, every: int = 1) -> dict[str, list[Message]]:
    """Return the sets by name, of each every `every`-th message."""
    return {name: _read(folder / f"{name}.yml")[::every] for name in SETS}


def _read(path: Path) -> list[Message]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Message(row["text"], tuple(row.get("intents") or [row["intent"]]), row["register"], row.get("place")) for row in rows]
