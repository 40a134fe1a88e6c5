"""The places that an editor works for: one place and all that lies in it."""

from dataclasses import dataclass

from bot.errors import OutOfPlaceError
from bot.regions import Gazetteer
from bot.regions.region import NATIONAL


@dataclass(frozen=True)
class Scope:
    """`area` is the code of the place; `NATIONAL` holds every place and what has none yet, None holds nothing."""

    gazetteer: Gazetteer
    area: str | None

    def holds(self, code: str) -> bool:
        """Whether the place `code` (empty for a draft without one) is the area or lies in it."""
        if self.area == NATIONAL:
            return True
        return self.area is not None and code in self.gazetteer and self.gazetteer.within(code, self.area)

    def check(self, code: str) -> None:
        """Raise `OutOfPlaceError` for a place outside."""
        if not self.holds(code):
            raise OutOfPlaceError(self.name_of(code), self.name_of(self.area or ""))

    def codes(self) -> frozenset[str] | None:
        """Codes of all places inside; None for every place there is."""
        if self.area == NATIONAL:
            return None
        return frozenset(region.code for region in self.gazetteer if self.holds(region.code)) if self.area else frozenset()

    def name_of(self, code: str) -> str:
        """The full name of a place; empty for none, the code itself for one that is not known."""
        return self.gazetteer.get(code).full_name if code in self.gazetteer else code
