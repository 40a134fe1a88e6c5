"""What is asked, however it was asked."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.answer.focus import Focus

Matter = Literal["policy", "unclear", "out_of_scope"]
Asks = Literal["place", "living", "nothing"]


@dataclass(frozen=True)
class Question:
    """A question ready to be answered.

    `topic` is the topic's key (None while unknown), `ranking` all topics by likelihood; `living` and `hukou` are codes of places;
    `candidates` are codes among which the named place is ambiguous; `as_of` is the day for which the answer must hold.
    `focus` is the part of the answer that is asked for; `options` are topics between which the message leaves open which is meant.
    Where the place is missing, `asks` says what is asked: the place that the topic goes by, that of living (it serves another topic
    of the same message too), or nothing, since the answer before this one asks; `again` says that it was asked for before. `without`
    are topics that are not meant. `said` tells that something was asked that is not understood, not only a place named.
    """

    matter: Matter
    topic: str | None = None
    ranking: tuple[str, ...] = ()
    living: str | None = None
    hukou: str | None = None
    candidates: tuple[str, ...] = ()
    as_of: date = field(default_factory=date.today)
    focus: Focus | None = None
    options: tuple[str, ...] = ()
    asks: Asks = "place"
    again: bool = False
    without: tuple[str, ...] = ()
    said: bool = False
