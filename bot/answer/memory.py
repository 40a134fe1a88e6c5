"""What a conversation remembers between messages, as far as an answer depends on it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from bot.answer.focus import Focus


@dataclass(frozen=True)
class Memory:
    """What is known after the last message.

    `living` and `hukou` are codes of places; `topic` is the topic last asked about, `also` those asked in the same message after it,
    `focus` the part of them that was asked. `options` are topics and `places` codes
    between which the citizen was asked to choose just now, `offered` topics that were named beside an answer that found nothing.
    `asked` says how often in a row the place was asked for and not told.
    """

    living: str | None = None
    hukou: str | None = None
    topic: str | None = None
    also: tuple[str, ...] = ()
    focus: Focus | None = None
    options: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    asked: int = 0

    @property
    def topics(self) -> tuple[str, ...]:
        """All topics of the last question, in the order asked."""
        return (self.topic, *self.also) if self.topic else ()

    def to_slots(self) -> dict[str, Any]:
        """The memory as values that JSON can hold, by name."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> "Memory":
        """Read what `to_slots` gave; a slot that is missing or empty is nothing known."""
        known: dict[str, Any] = {}
        for one in fields(cls):
            value = slots.get(one.name)
            if value:
                known[one.name] = tuple(value) if isinstance(value, list) else value
        return cls(**known)
