"""Numbers of the nation beside 12345, for the topics that they serve; the data file states two sources for each."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from bot.answer.answer import Contact


@lru_cache(maxsize=1)
def _by_topic() -> Mapping[str, tuple[Contact, ...]]:
    rows: list[dict[str, Any]] = yaml.safe_load(resources.files("bot.answer").joinpath("data/hotlines.yml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Contact, ...]] = {}
    for row in rows:
        for topic in row["topics"]:
            found[topic] = (*found.get(topic, ()), Contact(row["name"], row["number"], row["why"]))
    return found


def hotlines_of(topic: str) -> tuple[Contact, ...]:
    """The numbers for a topic (its key), the most general first; none for most."""
    return _by_topic().get(topic, ())
