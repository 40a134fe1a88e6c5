"""Places written in letters, by their sound: baotou, bao tou, nantonng, nan通. Only provinces, cities and well-known counties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from .gazetteer import Gazetteer
from .mention import PlaceMention
from .names import bare
from .pinyin_typos import PinyinTypos
from .syllables import spelt
from .tables import famous

_LETTERS = re.compile(r"(?<![A-Za-z0-9.@/_-])[A-Za-z]+(?:[ '][A-Za-z]+)*(?![A-Za-z0-9.@/_-])")
_WORD = re.compile("[A-Za-z]+")
_SHORTEST, _MOST_SYLLABLES, _MOST_SIGNS = 4, 4, 2
_SHORTEST_OF_COUNTY = 5
# Names as the world spells them.
_SPELLINGS = {"harbin": "230100", "hohhot": "150100", "huhhot": "150100", "urumqi": "650100", "lhasa": "540100", "ordos": "150600",
              "hongkong": "810000", "macau": "820000", "macao": "820000", "taiwan": "710000", "shaanxi": "610000",
              "luliang": "141100", "huhehot": "150100", "tibet": "540000"}  # fmt: skip
# Other words: 大力, 保安, 实施, 启动, and an English one; and names that are told from one syllable by the gap alone (xi an).
_NOT_LETTERS = frozenset(("dali", "yili", "hami", "baoan", "shishi", "qidong", "anji", "changed"))
_ONE_SYLLABLE = frozenset(("jian", "luan", "xian"))

Places = dict[str, tuple[str, ...]]


class SoundIndex:
    """Pinyin without tones → codes; `mixed` are names of which some signs are written in letters."""

    def __init__(self, places: Places, mixed: Places) -> None:
        self._places = places
        self._mixed = mixed
        self._typos = PinyinTypos(places)

    @classmethod
    def open(cls, gazetteer: Gazetteer) -> SoundIndex:
        """Spell the names of large places."""
        places: dict[str, list[str]] = {}
        mixed: dict[str, list[str]] = {}
        for name, code in _large(gazetteer):
            whole = "".join(spelt(name))
            places.setdefault(whole, []).append(code)
            for form in _mixed_forms(name):
                mixed.setdefault(form, []).append(code)
        places.update((sound, [code]) for sound, code in _SPELLINGS.items())
        places["jilin"] = ["220000"]
        for name, code in _well_known(gazetteer):
            if len(whole := "".join(spelt(name))) >= _SHORTEST_OF_COUNTY:
                places.setdefault(whole, [code])
        return cls(_frozen(places), _frozen(mixed))

    def find(self, text: str, known: Iterable[PlaceMention]) -> list[PlaceMention]:
        """Return the places in `text` that only their sound gives away, apart from those `known` already."""
        taken = [(mention.start, mention.end) for mention in known]
        found = [mention for hit in _LETTERS.finditer(text) for mention in self._in_letters(text, hit)]
        return [m for m in found if not any(m.start < end and start < m.end for start, end in taken)]

    def _in_letters(self, text: str, letters: re.Match[str]) -> Iterator[PlaceMention]:
        """Yield the places of a run of words in letters, those of more words first (hu he hao te)."""
        words = list(_WORD.finditer(text, letters.start(), letters.end()))
        if len(words) == 1 and (found := self._beside_signs(text, *letters.span())):
            yield found
            return
        at = 0
        while at < len(words):
            for size in range(min(_MOST_SYLLABLES, len(words) - at), 0, -1):
                start, end = words[at].start(), words[at + size - 1].end()
                word = "".join(word[0] for word in words[at : at + size]).lower()
                codes = self._named(word) if size > 1 or word not in _ONE_SYLLABLE else ()
                if codes:
                    yield PlaceMention(start, end, text[start:end], codes)
                    break
            at += size

    def _named(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST or word in _NOT_LETTERS:
            return ()
        return self._places.get(word) or self._places.get(word.removesuffix("shi")) or self._typos.meant(word)

    def _beside_signs(self, text: str, start: int, end: int) -> PlaceMention | None:
        """Return the place of which some signs are written, the others spelt (nan通)."""
        for before, behind in product(range(_MOST_SIGNS, -1, -1), repeat=2):
            first, last = start - before, end + behind
            codes = self._mixed.get(text[first:last].lower()) if before + behind and first >= 0 else None
            if codes:
                return PlaceMention(first, last, text[first:last], codes)
        return None


def _large(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield the names of provinces and cities; 海南 is the province."""
    for region in gazetteer:
        name = bare(region)
        if name and region.level in ("province", "city") and region.code != "632500":
            yield name, region.code


def _well_known(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    known = famous()
    return ((name, region.code) for region in gazetteer if region.level == "county" and (name := bare(region)) in known)


def _mixed_forms(name: str) -> Iterator[str]:
    for parts in product(*zip(name, spelt(name), strict=True)):
        written = "".join(parts)
        if not written.isascii() and written != name:
            yield written


def _frozen(places: dict[str, list[str]]) -> Places:
    return {sound: tuple(dict.fromkeys(codes)) for sound, codes in places.items()}
