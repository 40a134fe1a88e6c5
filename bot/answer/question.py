"""What is asked, however it was asked."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Matter = Literal["policy", "unclear", "out_of_scope"]


@dataclass(frozen=True)
class Question:
    """A question ready to be answered.

    `topic` is the topic's key (None while unknown), `ranking` all topics by likelihood; `living` and `hukou` are codes of places;
    `candidates` are codes among which the named place of living is ambiguous; `as_of` is the day for which the answer must hold.
    """

    matter: Matter
    topic: str | None = None
    ranking: tuple[str, ...] = ()
    living: str | None = None
    hukou: str | None = None
    candidates: tuple[str, ...] = ()
    as_of: date = field(default_factory=date.today)
