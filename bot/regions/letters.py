"""Provinces and cities by their one letter, only where a place is meant: 在川打工, 川籍, 粤B牌 is none, 川菜 is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .gazetteer import Gazetteer
from .mention import PlaceMention
from .tables import rows

_WORK = "打工|务工|工作|就业|上班|经商|创业|居住|生活|租房|农民工|务工人员|人员|参保|落户|买房"


class Letters:
    """The table `data/letters.csv`, compiled."""

    def __init__(self, codes: dict[str, str]) -> None:
        self._codes = codes
        one = "[" + "".join(codes) + "]"
        self._patterns = (
            re.compile(rf"(?:在|来|到|赴|入|驻|离|返|回)(?P<p>{one})(?=(?:的)?(?:{_WORK}))"),
            re.compile(rf"(?:^|[^\u4e00-\u9fff]|[非是持有外有的])(?P<p>{one})(?=(?:籍|户(?![口籍外型主]|$)))"),
            re.compile(rf"(?P<p>{one})(?=籍)"),
        )

    @classmethod
    def open(cls, gazetteer: Gazetteer) -> Letters:
        """Read the letters; every code must be in `gazetteer` (UnknownRegionError)."""
        return cls({row["letter"]: gazetteer.get(row["code"]).code for row in rows("letters")})

    def find(self, text: str, known: Iterable[PlaceMention]) -> list[PlaceMention]:
        """Return the letters in `text` that mean places, apart from those inside `known` mentions."""
        taken = [(mention.start, mention.end) for mention in known]
        found: dict[int, PlaceMention] = {}
        for pattern in self._patterns:
            for hit in pattern.finditer(text):
                start = hit.start("p")
                if not any(begin <= start < end for begin, end in taken):
                    found[start] = PlaceMention(start, start + 1, hit["p"], (self._codes[hit["p"]],))
        return list(found.values())
