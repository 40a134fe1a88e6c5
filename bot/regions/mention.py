"""A place named in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["living", "hukou", "unknown", "negated"]


@dataclass(frozen=True)
class PlaceMention:
    """A place at `text[start:end]` of the message, with every region that it may mean and the part that it plays.

    `strength` orders mentions of one role: 老家 says more about hukou than 我是…的, 住在 more about living than 在…上班.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    role: Role = "unknown"
    strength: int = 0
