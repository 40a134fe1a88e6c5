"""Places to choose from while somebody types: by official, short and familiar names, by pinyin, by initials."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.characters import one_spelling
from bot.language.pinyin import sound_of
from bot.regions import Gazetteer, Region
from bot.regions.names import bare
from bot.regions.tables import rows, split

LEVELS = ("province", "city", "county", "zone", "national")
MOST = 50
NO_MATCH = 9


@dataclass(frozen=True)
class Choice:
    """A place with all that can be typed for it: its names, how these sound, and the names from the province down."""

    region: Region
    names: tuple[str, ...]
    sounds: tuple[str, ...]
    initials: tuple[str, ...]
    chain: str

    def rank(self, typed: str) -> int:
        """How well it fits: 0 the whole name, 1 its initials, 2 its beginning, 3 a part of the full name, 9 not at all."""
        said = (*self.names, *self.sounds)
        if typed in said:
            return 0
        if typed in self.initials:
            return 1
        if any(one.startswith(typed) for one in said):
            return 2
        return 3 if typed in self.region.full_name or typed in self.chain else NO_MATCH


class PlacePicker:
    """Finds places. Make one with `of`."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._choices = choices
        self._codes = {one.region.code for one in choices}

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "PlacePicker":
        """Prepare all places; takes about half a second."""
        familiar: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows("nicknames"):
            for code in split(row["codes"]):
                familiar[code].append(row["alias"])
        return cls([_choice(region, gazetteer, familiar[region.code]) for region in gazetteer])

    def knows(self, code: str) -> bool:
        """Whether there is a place of this code."""
        return code in self._codes

    def find(self, typed: str, limit: int = 10) -> list[Region]:
        """Places that fit every word of `typed`, the best first, larger before smaller; the provinces where nothing is typed."""
        words = one_spelling(typed).lower().split()
        if not words:
            return [one.region for one in self._choices if one.region.level == "province"][:limit]
        scored = ((_score(one, words), one.region) for one in self._choices)
        found = [(score, LEVELS.index(region.level), region.code, region) for score, region in scored if score is not None]
        return [region for *_, region in sorted(found, key=lambda each: each[:3])[:limit]]


def _score(choice: Choice, words: Iterable[str]) -> int | None:
    ranks = [choice.rank(word) for word in words]
    return None if NO_MATCH in ranks else sum(ranks)


def _choice(region: Region, gazetteer: Gazetteer, familiar: Sequence[str]) -> Choice:
    short = bare(region)
    names = tuple(dict.fromkeys(name for name in (short, region.name, *familiar) if name))
    spoken = [sound_of(name) for name in names]
    chain = "".join(bare(one) or one.name for one in reversed(gazetteer.chain(region.code)) if one.parent is not None)
    return Choice(region, names, tuple(sound for sound, _ in spoken), tuple(letters for _, letters in spoken), chain)
