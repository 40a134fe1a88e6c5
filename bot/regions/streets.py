"""Towns and streets behind their city: 苏州光福 lies in 吴中区. They are no regions of their own here, only a way to their county.

Source: `data/streets.csv`, names without their kind by county, from china-division 2.7.0 (国家统计局, 统计用区划代码 of 2023; WTFPL).
Those under `bare` are said without their kind too; those under `words` are words of jieba's dictionary (30 occurrences or more) or other
places' names, and count only with it.
"""

from __future__ import annotations

import re

from . import context
from .boundaries import WordBoundaries
from .gazetteer import Gazetteer
from .tables import rows, split

_LINKS = ("", " ", "的", "市")
_KIND = re.compile(r"街道|镇(?!江)|乡(?![下里间村镇亲])|苏木")
_HOME = re.compile("老家|家乡|娘家|原籍|户口|户籍")
_LIVES = re.compile("(?:租住|居住|住|租)(?:在|于)?")
_LONGEST = 5
_SHORT = 2


class Streets:
    """Names of towns and streets → the counties that have one of that name."""

    def __init__(
        self, counties: dict[str, list[str]], words: frozenset[str], gazetteer: Gazetteer, boundaries: WordBoundaries | None
    ) -> None:
        self._counties = counties
        self._words = words
        self._gazetteer = gazetteer
        self._boundaries = boundaries

    @classmethod
    def open(cls, gazetteer: Gazetteer, boundaries: WordBoundaries | None = None) -> Streets:
        """Read the table; without `boundaries` names count only with their kind."""
        counties: dict[str, list[str]] = {}
        words: set[str] = set()
        for row in rows("streets"):
            gazetteer.get(row["code"])
            words.update(split(row["words"]))
            for name in (*split(row["bare"]), *split(row["words"])):
                counties.setdefault(name, []).append(row["code"])
        return cls(counties, frozenset(words), gazetteer, boundaries)

    def within(self, name: str, area: str) -> bool:
        """Tell whether one of the towns of `area` is called `name`."""
        return any(self._gazetteer.within(code, area) for code in self._counties.get(name, ()))

    def behind(self, text: str, end: int, area: str) -> tuple[int, str] | None:
        """Return where the town's name that follows a mention of `area` up to `end` ends, and its county; None where there is none.

        Only a name that one county of the area has says anything.
        """
        for link in _LINKS:
            if text.startswith(link, end):
                found = self._at(text, end + len(link), area)
                if found:
                    return found
        return None

    def elsewhere(self, text: str, area: str) -> tuple[int, int, str] | None:
        """Return start, end and county of the first town with its kind in a text about `area` (人在苏州，住光福镇), home left out."""
        for kind in _KIND.finditer(text):
            for start in range(max(0, kind.start() - _LONGEST), kind.start() - 1):
                found = self._at(text, start, area)
                if found and found[0] == kind.start() and not _HOME.search(text, max(0, start - 5), start):
                    return start, kind.end(), found[1]
        for home in _LIVES.finditer(text):  # a long name needs no kind: 住浒墅关，苏州的
            found = self._at(text, home.end(), area)
            if found and found[0] - home.end() > _SHORT:
                return home.end(), *found
        return None

    def _at(self, text: str, start: int, area: str) -> tuple[int, str] | None:
        for size in range(min(_LONGEST, len(text) - start), 1, -1):
            name = text[start : start + size]
            codes = self._counties.get(name)
            if codes is None:
                continue
            inside = [code for code in codes if code != area and self._gazetteer.within(code, area)]
            if len(inside) == 1 and self._is_said(text, start, start + size):
                return start + size, inside[0]
        return None

    def _is_said(self, text: str, start: int, end: int) -> bool:
        """Tell whether a town is meant, not a road of its name or an ordinary word."""
        if _KIND.match(text, end):
            return True
        if text[start:end] in self._words or self._boundaries is None or context.no_place(text, end, county=True):
            return False
        return self._boundaries.begins_word(text, start, end - start)
