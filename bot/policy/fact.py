"""What a document says about itself, with the words that say it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.policy.citation import Span

FactName = Literal[
    "title", "number", "issuers", "issued_on", "printed_on", "effective_on", "expires_on", "repeals", "amended_on", "audience", "deadline",
    "bodies",
]  # fmt: skip
FACT_NAMES: tuple[FactName, ...] = (
    "title", "number", "issuers", "issued_on", "printed_on", "effective_on", "expires_on", "repeals", "amended_on", "audience", "deadline",
    "bodies",
)  # fmt: skip

FactValue = date | str | tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """One fact and the span of the source that it is read from.

    `basis` is a second span where the value needs it: `自发布之日起施行` needs the day of issue, `有效期五年` the day of effect.
    A name may come several times (`repeals`, `amended_on`, `audience`, `deadline`, `bodies`), every other once.
    """

    name: FactName
    value: FactValue
    span: Span
    basis: Span | None = None
