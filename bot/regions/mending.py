"""Names that are mistyped or misheard: 成嘟, 楠通, 呼和号特, 鄂尔斯, 齐哈齐尔, 乌兰 擦布. What is meant is read as if it stood there.

A name is put in the place of other signs only where the words around them speak of a place, and where the sentence becomes much likelier
by it: words that only sound like a place (绵羊, 报头, 同城) stay as they are. A false place is worse than one that is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .aliases import Lexicon
from .boundaries import WordBoundaries
from .evidence import LONG, least_gain
from .gazetteer import Gazetteer
from .likeness import KINDS, Likeness, LikenessIndex, Name
from .mended import MendedText, Repair
from .mention import PlaceMention
from .names import bare
from .tables import famous

_MANY = 3  # places that it is no use to ask about
_GAP = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_CLOSED = ("sure", "hidden", "overlap")
_LINKS = ("", " ", "的", "市", "省")


@dataclass(frozen=True)
class Mending:
    """A text with its names put right, and the places between which a name that is written wrongly leaves it open."""

    text: MendedText
    unclear: tuple[PlaceMention, ...] = ()


class Mender:
    """Puts names right in texts."""

    def __init__(self, index: LikenessIndex, lexicon: Lexicon, gazetteer: Gazetteer, boundaries: WordBoundaries) -> None:
        self._index = index
        self._entries = lexicon.entries
        self._gazetteer = gazetteer
        self._boundaries = boundaries

    @classmethod
    def open(cls, gazetteer: Gazetteer, lexicon: Lexicon, boundaries: WordBoundaries) -> Mender:
        """Spell the names of all regions; takes two tenths of a second."""
        return cls(LikenessIndex(_names(gazetteer, lexicon)), lexicon, gazetteer, boundaries)

    def mend(self, text: str, mentions: Sequence[PlaceMention]) -> Mending | None:
        """Return `text` with names put right, None where there is nothing to mend.

        `mentions` are the places found already: they stay, unless one is but a part of a longer name.
        """
        likely = (*self._likely(text, mentions), *self._across_gaps(text))
        found = [like for like in likely if not any(_is_kept(mention, like) for mention in mentions)]
        repairs, unclear = [], []
        for like, *others in _clearest(found):
            if not others:
                repairs.append(Repair(like.start, like.end, like.name.text))
            elif len(others) < _MANY:
                codes = dict.fromkeys(code for one in (like, *others) for code in one.name.codes)
                unclear.append(PlaceMention(like.start, like.end, text[like.start : like.end], tuple(codes)))
        return Mending(MendedText(text, repairs), tuple(unclear)) if found else None

    def _likely(self, text: str, mentions: Sequence[PlaceMention]) -> Iterator[Likeness]:
        """Yield what is meant for a name by the words around it, and makes the text so much likelier."""
        for like in self._index.find(text):
            if text[like.start : like.end] in self._entries:
                continue
            near = [self._gazetteer.city(code) for mention in mentions for code in mention.codes]
            inside = tuple(code for code in like.name.codes if self._gazetteer.city(code) in near)
            if inside:
                like = replace(like, name=replace(like.name, codes=inside, large=True))
            behind = inside and any(mention.end <= like.start and text[mention.end : like.start] in _LINKS for mention in mentions)
            is_word = self._boundaries.is_word(text[like.start : like.end])
            least = least_gain(text, like, in_its_city=bool(behind), is_word=is_word)
            if least is None or self._boundaries.gain(text, like.start, like.end, like.name.text) < least:
                continue
            if not self._cuts_name(text, like):
                yield like

    def _cuts_name(self, text: str, like: Likeness) -> bool:
        """Tell whether a likeness takes a part of a name, or of what only holds one (京同 of 北京同仁堂, 安丽 of 丽水)."""
        windows = ((start, start + size) for size in (2, 3, 4) for start in range(max(0, like.start - size + 1), like.end))
        across = (text[start:end] for start, end in windows if start < like.start or like.end < end)
        return any((entry := self._entries.get(name)) and entry.tier in _CLOSED for name in across)

    def _across_gaps(self, text: str) -> Iterator[Likeness]:
        """Yield names that a recogniser of speech tore apart (乌兰 擦布)."""
        gaps = [hit.start() for hit in _GAP.finditer(text)]
        if not gaps:
            return
        whole = MendedText(text, [Repair(gap, gap + 1, "") for gap in gaps])
        torn = (*self._likely(whole.text, ()), *self._index.whole(whole.text))
        for like in torn:
            start, end = whole.span_as_sent(like.start, like.end)
            if any(start < gap < end for gap in gaps) and self._is_torn(whole.text, like):
                yield replace(like, start=start, end=end)

    def _is_torn(self, text: str, like: Likeness) -> bool:
        long = len(like.name.text) >= LONG
        return long or (like.kind == "split" and least_gain(text, like, in_its_city=False, is_word=False) is not None)


def _is_kept(mention: PlaceMention, like: Likeness) -> bool:
    """Tell whether a place found already is in the way of a likeness; a part of a long name is not (连云 of 连云岗)."""
    if like.end <= mention.start or mention.end <= like.start:
        return False
    inside = like.start <= mention.start and mention.end <= like.end and mention.end - mention.start < like.end - like.start
    return not (inside and len(like.name.text) >= LONG)


def _clearest(found: Iterable[Likeness]) -> list[list[Likeness]]:
    """Choose likenesses that do not overlap, those with more right signs first; together those between which nothing decides."""
    chosen: list[list[Likeness]] = []
    for like in sorted(found, key=_rank):
        over = [group for group in chosen if like.start < group[0].end and group[0].start < like.end]
        if not over:
            chosen.append([like])
        elif len(over) == 1 and _rank(over[0][0]) == _rank(like) and like.name.text not in {one.name.text for one in over[0]}:
            over[0].append(like)
    return chosen


def _rank(like: Likeness) -> tuple[int, ...]:
    return -like.right, not like.name.large, KINDS.index(like.kind), like.start


def _names(gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names of all regions as they are said without their kind, each once."""
    known = famous()
    for text in dict.fromkeys(short for region in gazetteer if region.level not in ("national", "zone") and (short := bare(region))):
        entry = lexicon.entries.get(text)
        if entry and entry.codes:
            large = text in known or any(gazetteer.get(code).level != "county" for code in entry.codes)
            yield Name(text, (*entry.codes, *entry.also), large)
