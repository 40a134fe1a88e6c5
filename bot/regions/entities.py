"""A place named in a message as an entity of Rasa's, and back: what the place finder found once is not looked for again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .mention import PlaceMention

PLACE = "place"


def to_entity(mention: PlaceMention) -> dict[str, Any]:
    """Write a mention as Rasa's entity; `value` is what the message said."""
    facts = asdict(mention)
    return {"entity": PLACE, "value": facts.pop("text"), **facts, "codes": list(mention.codes)}


def to_mention(entity: Mapping[str, Any]) -> PlaceMention:
    """Read the mention that `to_entity` wrote."""
    return PlaceMention(entity["start"], entity["end"], entity["value"], tuple(entity["codes"]), entity["role"], entity["strength"])
