"""Who answers for a clause."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["lead", "joint"]


@dataclass(frozen=True)
class Bureau:
    """A body that answers for a clause: `name` exactly as the document writes it; `lead` where it leads or stands alone."""

    name: str
    role: Role
