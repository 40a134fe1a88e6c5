"""A fact that a message states of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.policy.variables import Subject

from .interval import Interval

Value = bool | Interval | str


@dataclass(frozen=True)
class StatedFact:
    """The variable `name` (a key of `bot.policy.variables.VARIABLES`) of `subject`, and `text[start:end]`, the words that say it.

    `assumed` marks what is only supposed or asked about (没居住证行不行, 如果没交社保): it can choose among clauses, but decides nothing.
    What a message does not say has no fact; nothing is concluded from silence.
    """

    name: str
    value: Value
    start: int
    end: int
    text: str
    subject: Subject = "asker"
    assumed: bool = False
