"""Finds the names in a text and picks, among those that overlap, the set that explains it best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import context
from .aliases import Entry, Lexicon
from .boundaries import WordBoundaries
from .gazetteer import Gazetteer

_LINKS = ("", " ", "的")
_MANY = 6  # a name of more places than these says nothing without its city (高新区)
_BEHIND_CITY = 4  # what a name gains that stands directly behind its city


@dataclass(frozen=True)
class Match:
    """An entry of the lexicon at its position in a text; `codes` may be fewer than the entry's once context narrows it."""

    start: int
    end: int
    entry: Entry
    codes: tuple[str, ...]
    weight: int


class Matcher:
    """Turns a text into the names in it that mean places."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, boundaries: WordBoundaries | None = None) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._boundaries = boundaries

    def match(self, text: str, near: str | None = None) -> list[Match]:
        """Return the names that mean places, without overlaps, in order. `near` is a region that the talk is about already."""
        found = self._occurrences(text)
        if not any(match.codes for match in found):
            return []
        accepted = _Acceptance(text, found, self._gazetteer, near).run()
        chosen = [match for match in _best_cover(accepted) if match.codes]
        broken = [match for match in chosen if self._is_broken(text, match, chosen)]
        if not broken:
            return chosen
        return [match for match in _best_cover(match for match in accepted if match not in broken) if match.codes]

    def _is_broken(self, text: str, match: Match, chosen: list[Match]) -> bool:
        """Tell whether a name without its kind is made of parts of other words (钱包|头一回)."""
        if self._boundaries is None or not (match.entry.bare or match.entry.familiar or _is_city(match)):
            return False
        names = (other.entry.text for other in chosen if other is not match)
        return self._boundaries.crossed(text, match.start, match.end, names)

    def _occurrences(self, text: str) -> list[Match]:
        entries, lengths = self._lexicon.entries, self._lexicon.lengths
        found = []
        for start in range(len(text) - 1):
            for length in lengths.get(text[start : start + 2], ()):
                entry = entries.get(text[start : start + length])
                if entry is not None and start + length <= len(text):
                    found.append(Match(start, start + length, entry, entry.codes, entry.weight))
        return found


class _Acceptance:
    """Asks of each occurrence whether it is a place here."""

    def __init__(self, text: str, found: list[Match], gazetteer: Gazetteer, near: str | None) -> None:
        self._text, self._found, self._gazetteer = text, found, gazetteer
        self._starts = {match.start for match in found if match.codes}
        self._ends: dict[int, list[Match]] = {}
        self._cities = {gazetteer.city(near)} if near else set()
        words = [match for match in found if match.entry.tier == "hidden"]
        for match in found:
            if any(word.start <= match.start and match.end <= word.end for word in words):
                continue  # 龙城 in 盘龙城 is no 常州
            if match.codes and (match.entry.tier in ("sure", "hint") or match.entry.familiar or _is_city(match)):
                self._ends.setdefault(match.end, []).append(match)
            if match.codes and match.entry.tier == "sure":
                self._cities.update(gazetteer.city(code) for code in match.codes if len(match.codes) == 1)

    def run(self) -> list[Match]:
        kept = (self._judge(match) for match in self._found)
        return [match for match in kept if match is not None]

    def _judge(self, match: Match) -> Match | None:
        text, entry = self._text, match.entry
        if not entry.codes:
            return None if entry.tier == "overlap" and context.before(text, match.start) else match
        if context.is_cut_word(text, match.start, match.end):
            return None
        kindless = entry.bare or entry.familiar
        if kindless and (
            context.is_spelling(text, match.start, match.end)
            or context.is_tongue(text, match.start, match.end)
            or context.is_estate(text, match.start, match.end)
            or (entry.tier == "cue" and context.is_firm(text, match.start, match.end))
            or context.is_dish(text, match.start, match.end)
            or context.is_persons_name(text, match.start)
            or context.is_behind_surname(text, match.start, match.end)
        ):
            return None
        if kindless and match.end not in self._starts and context.no_place(text, match.end, county=_is_county(match)):
            return None
        inside = self._behind_its_city(match)
        if inside:
            return replace(match, codes=inside, weight=match.weight + _BEHIND_CITY)
        return self._by_tier(match)

    def _by_tier(self, match: Match) -> Match | None:
        text, tier = self._text, match.entry.tier
        if tier != "sure" and context.is_wish(text, match.start):
            return None
        whole = context.whole_message(text, match.start, match.end)
        if tier == "sure" or (whole and len(match.codes) <= _MANY):
            return match
        before, after = context.before(text, match.start), context.after(text, match.end)
        close = tuple(code for code in match.codes if self._gazetteer.city(code) in self._cities)
        if tier == "suffix":
            said_fully = not match.entry.bare and context.alone(text, match.start, match.end)
            return replace(match, codes=close) if close and (whole or said_fully or (before and after)) else None
        if tier == "cue":
            allowed = (
                (before and after)
                or (bool(close) and (before or after or context.at_edge(text, match.start)))
                or context.about(text, match.start, match.end)
            )
        else:
            allowed = before or after or context.at_edge(text, match.start)
        return match if allowed else None

    def _behind_its_city(self, match: Match) -> tuple[str, ...]:
        """Return the codes that lie in a place named directly before: 包头青山 means the one in 包头."""
        for link in _LINKS:
            if not self._text.endswith(link, 0, match.start):
                continue
            for parent in self._ends.get(match.start - len(link), ()):
                if len(parent.codes) > 1 and all(code.endswith("0000") for code in parent.codes):
                    continue  # 苏浙 is no province that a city could lie in: 江苏浙江都去过
                meant = (*match.entry.codes, *match.entry.also)
                inside = tuple(c for c in meant for p in parent.codes if c != p and self._gazetteer.within_as_said(c, p))
                if inside:
                    return inside
        return ()


def _is_city(match: Match) -> bool:
    return match.entry.bare and len(match.codes) == 1 and match.codes[0].endswith("00")


def _is_county(match: Match) -> bool:
    return all(not code.endswith("00") for code in match.codes)


def _best_cover(matches: Iterable[Match]) -> list[Match]:
    """Choose the matches without overlap whose weights sum highest; of equals the one that begins first."""
    ordered = sorted(matches, key=lambda match: match.end)
    best: list[tuple[int, list[Match]]] = [(0, [])]
    ends = [0]
    for match in ordered:
        index = len(ends) - 1
        while ends[index] > match.start:
            index -= 1
        score = best[index][0] + match.weight
        if score > best[-1][0]:
            best.append((score, [*best[index][1], match]))
            ends.append(match.end)
    return best[-1][1]
