"""Every way a place is written, and how far each can be trusted on its own: the lexicon of the place finder.

Sources: the gazetteer's official names, forms derived from them (`names`), and the tables in `data/`: `nicknames` (short and
familiar names), `former` (units merged or renamed, each with its year; those of tier `behind` count only behind their city, whatever
they mean elsewhere), `towns` (towns and quarters that are better known than their county), `zones`, `words` (names that are ordinary
words too) and `hidden` (phrases that only contain a name: 城中村, 兰州拉面).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from .gazetteer import Gazetteer
from .names import bare, stem, variants
from .region import NATIONAL, Region
from .tables import rows, split

Tier = Literal["sure", "hint", "cue", "suffix", "hidden", "overlap"]
"""How far a form can be trusted on its own.

sure: a place wherever it stands; hint: where the words before or behind say so; cue: where both do; suffix: only behind its
city, or as the whole message; hidden: no place at all, though a name is in it; overlap: the same, unless a preposition stands
before it.
"""

# Official names that say no more than "the old town", and some that end many a word (沿海城市, 老板和县里).
_GENERIC = frozenset(("城区", "郊区", "矿区", "东区", "西区", "老城区", "新城区", "古城区", "新市区", "港口区", "海港区"))
_CUT_FROM_WORDS = {"和县": "cue", "成县": "cue", "应县": "cue", "海城市": "cue", "应城市": "hint", "名山区": "hint", "万山区": "hint",
                   "山城区": "cue"}  # fmt: skip

# With 县 or 区 behind it, a word that is a name too says more (平安县).
_VARIANT_TIERS: dict[Tier, Tier] = {"hint": "sure", "cue": "hint", "suffix": "cue"}

# What a full name ends in.
_KINDS = frozenset("省市区县旗盟州")

# Well known enough that the short name means this one although others have it.
_MEANT = {"西安": "610100", "中山": "442000", "资阳": "512000", "甘南": "623000", "大同": "140200"}


@dataclass(frozen=True)
class Entry:
    """What a written form may mean. `weight` decides between forms that overlap in a text; `bare` forms lack their kind (市, 县)."""

    text: str
    codes: tuple[str, ...]
    tier: Tier
    weight: int
    bare: bool
    also: tuple[str, ...] = ()
    """Codes that the text means only directly behind their city (大庆大同: the district, not the city in 山西)."""
    familiar: bool = False
    """A familiar name of a province or city, without its kind: it too names roads and dishes (台湾腔, 西藏路)."""


class Lexicon:
    """All entries by their text, with the lengths to try at each beginning."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.text: entry for entry in entries}
        lengths: dict[str, set[int]] = {}
        for text in self.entries:
            lengths.setdefault(text[:2], set()).add(len(text))
        self.lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    @classmethod
    def open(cls, gazetteer: Gazetteer) -> Lexicon:
        """Derive and read all names of the regions in `gazetteer`."""
        return cls(_Builder(gazetteer).build())


class _Builder:
    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._found: dict[str, Entry] = {}
        listed = {row["tier"]: row["words"].split() for row in rows("words")}
        self._famous = frozenset(listed.pop("famous"))
        self._tiers: dict[str, Tier] = {word: _tier(tier) for tier, words in listed.items() for word in words}

    def build(self) -> Iterable[Entry]:
        self._bare_names()
        self._variants()
        self._official_names()
        self._zones()
        for table in ("towns", "former", "nicknames"):
            self._table(table)
        for row in rows("hidden"):
            if row["word"] in self._found:
                continue
            weight = 6 if row["kind"] == "word" else 3 * len(row["word"])
            tier: Tier = "overlap" if row["kind"] == "overlap" else "hidden"
            self._put(Entry(row["word"], (), tier, weight, False))
        return self._found.values()

    def _put(self, entry: Entry) -> None:
        self._found[entry.text] = entry

    def _bare_names(self) -> None:
        groups: dict[str, list[Region]] = {}
        for region in self._gazetteer:
            short = bare(region)
            if short and region.level in ("province", "city", "county"):
                groups.setdefault(short, []).append(region)
        for short, regions in groups.items():
            self._put(self._bare(short, regions))

    def _bare(self, short: str, regions: list[Region]) -> Entry:
        meant = self._meant(short, regions)
        tier = self._tiers.get(short, "sure")
        weight = {"sure": 5, "hint": 5, "cue": 4}.get(tier, 3)
        if len(short) > 2 or short in self._famous or any(region.level in ("province", "city") for region in meant):
            weight = 7
        also = tuple(r.code for r in regions if r not in meant and r.level == "county" and not self._named_after_city(r, meant))
        return Entry(short, _codes(meant), tier, weight * len(short) // 2, True, also)

    def _named_after_city(self, region: Region, meant: list[Region]) -> bool:
        """Tell whether a county bears its own city's name (南昌县); 天津河北 are two places."""
        return region.code == "120105" or any(self._gazetteer.within(region.code, other.code) for other in meant)

    def _meant(self, short: str, regions: list[Region]) -> list[Region]:
        """Keep the regions that the short name means: the province, else the city (and what shares the name elsewhere)."""
        if short in _MEANT:
            return [region for region in regions if region.code == _MEANT[short]]
        provinces = [region for region in regions if region.level == "province"]
        cities = [region for region in regions if region.level == "city"]
        if provinces or not cities:
            return provinces or regions
        inside = [r for r in regions if any(c != r and self._gazetteer.within(r.code, c.code) for c in cities)]
        kept = [region for region in regions if region not in inside]
        return sorted(kept, key=lambda region: region.level != "city")

    def _variants(self) -> None:
        groups: dict[str, list[Region]] = {}
        large = {stem(region.name) for region in self._gazetteer if region.level in ("province", "city")}
        for region in self._gazetteer:
            if region.level == "county" and stem(region.name) in large and not region.name.endswith(("自治县", "自治旗")):
                continue
            for form in variants(region):
                groups.setdefault(form, []).append(region)
        for form, regions in groups.items():
            regions = [region for region in regions if region.name[-1] == form[-1]] or regions
            tier = self._tiers.get(form[:-1], "sure")
            self._put(Entry(form, _codes(regions), _VARIANT_TIERS.get(tier, tier), 3 * len(form), False))

    def _official_names(self) -> None:
        groups: dict[str, list[Region]] = {}
        for region in self._gazetteer:
            groups.setdefault(region.name, []).append(region)
        for name, regions in groups.items():
            national = regions[0].code == NATIONAL
            tier: Tier = "suffix" if national or name in _GENERIC else _official_tier(name)
            high = regions[0].level in ("province", "city")
            self._put(Entry(name, _codes(regions), tier, _weight(name, high=high), False))

    def _zones(self) -> None:
        for row in rows("zones"):
            region = self._gazetteer.get(row["code"])
            for name in (region.name, *split(row["aliases"])):
                self._put(Entry(name, (region.code,), "sure", 4 * len(name) + 2, False))
            short = region.full_name.removeprefix(self._gazetteer.get(region.parent or NATIONAL).full_name)
            for name in dict.fromkeys((short, *_zone_kinds(short))):
                self._behind_city(name, region.code)
        for row in rows("nicknames"):
            for name in _zone_kinds(row["alias"][2:]):
                self._behind_city(name, split(row["codes"])[0])

    def _behind_city(self, name: str, code: str) -> None:
        """Let `name` mean `code` directly behind its city, whatever else it means elsewhere."""
        entry = self._found.get(name)
        if entry is None:
            self._put(Entry(name, (code,), "suffix", 3 * len(name), False))
        elif code in entry.codes:
            return
        elif entry.tier == "suffix":
            self._put(replace(entry, codes=(*entry.codes, code)))
        else:
            self._put(replace(entry, also=(*entry.also, code)))

    def _table(self, table: str) -> None:
        for row in sorted(rows(table), key=lambda row: row["tier"] == "behind"):  # these add to what others say
            codes = split(row["codes"])
            for code in codes:
                self._gazetteer.get(code)  # a table that names an unknown region is a mistake of ours: fail at once
                if row["tier"] == "behind":
                    self._behind_city(row["alias"], code)
            if row["tier"] == "behind":
                continue
            high = self._gazetteer.get(codes[0]).level in ("province", "city")
            size = len(row["alias"])
            weight = 7 * size // 2 if high and size < 4 else _weight(row["alias"], high=False)
            tier: Tier = "hint" if size == 2 and row["alias"][-1] in "县区市" and row["tier"] == "sure" else _tier(row["tier"])
            before = self._found.get(row["alias"])
            also = before.codes if before and before.bare and high else ()
            self._put(Entry(row["alias"], codes, tier, weight, False, also, familiar=high and row["alias"][-1] not in _KINDS))


def _codes(regions: list[Region]) -> tuple[str, ...]:
    return tuple(region.code for region in regions)


def _tier(cell: str) -> Tier:
    known: dict[str, Tier] = {"sure": "sure", "hint": "hint", "cue": "cue", "suffix": "suffix"}
    return known[cell]


def _weight(name: str, *, high: bool) -> int:
    """Weigh a full name: long ones and those of provinces and cities more than the parts that could stand in their stead."""
    return 4 * len(name) + 2 if len(name) > 3 else (4 if high else 3) * len(name)


def _official_tier(name: str) -> Tier:
    return _tier(_CUT_FROM_WORDS.get(name, "hint" if len(name) == 2 else "sure"))


def _zone_kinds(short: str) -> tuple[str, ...]:
    """Return what people call such a zone when its city is clear: 高新区 for 高新技术产业开发区."""
    if short.startswith(("高新", "国家高新", "稀土高新", "东湖新技术", "火炬高")):
        return ("高新区", "高新", "高新技术产业开发区", "高新技术开发区", "高新开发区")
    if short.startswith(("经济技术开发区", "经济开发区", "经开区", "开发区")):
        return ("经开区", "开发区", "经济开发区", "经济技术开发区", "经开")
    return ("工业园区", "园区") if short == "工业园区" else ()
