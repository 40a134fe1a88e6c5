"""One administrative region, and the error for a code that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["national", "province", "city", "county", "zone"]

NATIONAL = "000000"


@dataclass(frozen=True)
class Region:
    """A region with its code (GB/T 2260 form, six characters) and its names.

    `full_name` runs from the province down (四川省成都市武侯区); `parent` is the code one level up, None for 全国.
    """

    code: str
    name: str
    full_name: str
    level: Level
    parent: str | None


class UnknownRegionError(KeyError):
    """No region has this code. Carries `code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return f"no region has the code {self.code!r}; codes have six characters, such as 150200"
