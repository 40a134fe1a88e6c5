"""Finds the places named in a message, with the part that each plays."""

from __future__ import annotations

from .aliases import Lexicon
from .boundaries import Cutter, WordBoundaries
from .gazetteer import Gazetteer
from .letters import Letters
from .matcher import Match, Matcher
from .mending import Mender
from .mention import PlaceMention
from .roles import assign_roles
from .sound import SoundIndex
from .streets import Streets

_LITTLE_KNOWN = 5  # weight of a county's short name that is not famous

_TIGHT = frozenset(("", " ", "的", "·", "/", "-", "－", "那边的", "这边的", "下面的", "底下的", "下边的", "辖区", "省", "市"))


class PlaceFinder:
    """Place names in a text → mentions."""

    def __init__(
        self, matcher: Matcher, streets: Streets, letters: Letters, sounds: SoundIndex, gazetteer: Gazetteer, mender: Mender | None = None
    ) -> None:
        self._matcher = matcher
        self._streets = streets
        self._letters = letters
        self._sounds = sounds
        self._gazetteer = gazetteer
        self._mender = mender

    @classmethod
    def open(cls, gazetteer: Gazetteer, cut: Cutter | None = None) -> PlaceFinder:
        """Read the name tables; takes a few tenths of a second.

        `cut` cuts texts into words; without it, names made of parts of other words (钱包|头一回) are found too, and none that is
        written wrongly.
        """
        lexicon = Lexicon.open(gazetteer)
        boundaries = WordBoundaries(cut) if cut else None
        mender = Mender.open(gazetteer, lexicon, boundaries) if boundaries else None
        streets, letters = Streets.open(gazetteer, boundaries), Letters.open(gazetteer, boundaries)
        return cls(Matcher(lexicon, gazetteer, boundaries), streets, letters, SoundIndex.open(gazetteer), gazetteer, mender)

    def find(self, text: str, *, near: str | None = None) -> tuple[PlaceMention, ...]:
        """Return the places named in `text`, in its order, with offsets into `text` as given.

        `near` is the code of a region that the conversation is about: 城中 then may mean its 城中区. Ambiguous names keep
        several codes. Raises UnknownRegionError for an unknown `near`.
        """
        mentions = self._read(text, near)
        mentions += self._one_after_another(text, self._sounds.find(text, mentions))
        letters = self._letters.find(text, mentions)
        city = next(
            (letter for letter in letters if len(letter.codes) == 1 and self._gazetteer.city(letter.codes[0]) == letter.codes[0]), None
        )
        if city and near is None:  # what the letter says helps as if it were written out: 在穗，租住白云
            told = f"{text[: city.start]}在{text[city.end :]}"
            mentions = [m for m in self._names(told, city.codes[0]) if not any(m.start <= letter.start < m.end for letter in letters)]
        mentions += letters
        return assign_roles(text, sorted(mentions, key=lambda mention: mention.start))

    def _read(self, text: str, near: str | None, rounds: int = 2) -> list[PlaceMention]:
        """Return the places whose names are written, also those with a mistake; the second round knows the cities of the first."""
        mentions = self._names(text, near)
        mending = self._mender.mend(text, mentions) if self._mender and rounds else None
        if mending is None:
            return mentions
        if mending.text.text != text:
            mentions = [mending.text.as_sent(mention) for mention in self._read(mending.text.text, near, rounds - 1)]
        free = [one for one in mending.unclear if not any(one.start < m.end and m.start < one.end for m in mentions)]
        return sorted((*mentions, *free), key=lambda mention: mention.start)

    def _one_after_another(self, text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """Join places in letters that follow each other from the larger to the smaller (sichuan dazhou)."""
        joined: list[PlaceMention] = []
        for mention in mentions:
            last = joined[-1] if joined else None
            inner = self._nested(last.codes, mention.codes) if last and text[last.end : mention.start] in _TIGHT else ()
            if last and inner:
                mention = PlaceMention(last.start, mention.end, text[last.start : mention.end], inner)
                joined.pop()
            joined.append(mention)
        return joined

    def _names(self, text: str, near: str | None) -> list[PlaceMention]:
        """Return the places whose names are written."""
        return self._into_streets(text, self._merge(text, self._matcher.match(text, near)))

    def _merge(self, text: str, matches: list[Match]) -> list[PlaceMention]:
        """Join names that follow each other from the larger place to the smaller (四川成都武侯) into one mention."""
        merged: list[PlaceMention] = []
        for match in matches:
            codes = match.codes
            if merged and text[merged[-1].end : match.start] in _TIGHT:
                last = merged[-1]
                inner = self._nested(last.codes, codes)
                if inner:
                    merged[-1] = PlaceMention(last.start, match.end, text[last.start : match.end], inner)
                    continue
                if self._is_quarter(text, last, match):
                    continue
                if self._is_epithet(last, match):
                    merged[-1] = PlaceMention(last.start, match.end, text[last.start : match.end], codes)
                    continue
            merged.append(PlaceMention(match.start, match.end, text[match.start : match.end], codes))
        return merged

    def _into_streets(self, text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """Follow a city to its county where one of that one's towns is named directly behind it (苏州光福)."""
        stops = [*(mention.start for mention in mentions[1:]), len(text)]
        found = [self._into_street(text, mention, stop) for mention, stop in zip(mentions, stops, strict=False)]
        return found + self._streets_apart(text, found)

    def _streets_apart(self, text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """Find a town named apart from the one city of the message (人在苏州，住光福镇)."""
        if len(mentions) != 1 or len(mentions[0].codes) != 1 or self._gazetteer.get(mentions[0].codes[0]).level != "city":
            return []
        found = self._streets.elsewhere(text, mentions[0].codes[0])
        if found is None or (found[0] < mentions[0].end and mentions[0].start < found[1]):
            return []
        start, end, code = found
        return [PlaceMention(start, end, text[start:end], (code,))]

    def _into_street(self, text: str, mention: PlaceMention, stop: int) -> PlaceMention:
        if len(mention.codes) != 1 or not mention.codes[0].endswith("00"):
            return mention
        found = self._streets.behind(text, mention.end, mention.codes[0])
        if found is None or found[0] > stop:
            return mention
        return PlaceMention(mention.start, found[0], text[mention.start : found[0]], (found[1],))

    def _is_quarter(self, text: str, last: PlaceMention, match: Match) -> bool:
        """Tell whether a county's name directly behind another place is rather a part of that one (西安曲江, 新都三河)."""
        far = all(self._gazetteer.get(code).level == "county" for code in match.codes)
        if not far or last.end != match.start or len(last.codes) != 1:
            return False
        if text[match.start : match.end].endswith("区"):
            return last.codes[0].endswith("00") and not last.codes[0].endswith("0000")
        if match.entry.bare and self._streets.within(match.entry.text, last.codes[0]):
            return True
        city = self._gazetteer.get(last.codes[0]).level == "city" and text[last.end - 1] not in "省市县区"
        return city and match.entry.bare and match.weight <= _LITTLE_KNOWN

    def _is_epithet(self, last: PlaceMention, match: Match) -> bool:
        """Tell whether what stands directly before a city is what that one is called too (滨城大连, 石城南京), not a county far off."""
        city = all(self._gazetteer.get(code).level == "city" for code in match.codes)
        return last.end == match.start and city and last.text.endswith("城")

    def _nested(self, outer: tuple[str, ...], inner: tuple[str, ...]) -> tuple[str, ...]:
        """Return what both can mean together: the smaller regions that lie in a larger one."""
        within = self._gazetteer.within_as_said
        down = [code for code in inner for area in outer if within(code, area)]
        up = [code for code in outer for area in inner if within(code, area)]
        return tuple(dict.fromkeys(down or up))
