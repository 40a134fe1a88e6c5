"""Where words begin and end around a name: 钱包|头一回 names no 包头, 办成|都靠 no 成都.

The likeliest cut into words with the name as one of them is weighed against the likeliest cut without it. The cutter is given from
outside (`bot.wiring`), for dictionaries are the business of `bot.language`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from . import context

_AROUND = 5  # signs looked at on either side of a name: the longest words that cross its edge, and those beside them
# How often a name is taken to occur in jieba's 60 million words: behind words that announce a place (在…), before words that speak of
# one (…打工), and without either.
_ANNOUNCED, _SPOKEN_OF, _BARE = 20000, 2000, 300


class Cut(Protocol):
    """Words of a text, and how likely they are one after another (natural logarithm)."""

    @property
    def words(self) -> Sequence[str]: ...

    @property
    def likelihood(self) -> float: ...


Cutter = Callable[[str, Mapping[str, int]], Cut]
"""Text, and words with their occurrences that go before those of its dictionary → the likeliest cut."""


class WordBoundaries:
    """Tells whether a name in a text is made of parts of other words."""

    def __init__(self, cut: Cutter) -> None:
        self._cut = cut

    def crossed(self, text: str, start: int, end: int, names: Iterable[str]) -> bool:
        """Tell whether words across an edge of `text[start:end]` are likelier than the name.

        `names` are other places named in the text: a word that is made of one of them and this one (山西大同) crosses nothing.
        """
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        name = text[start:end]
        others = dict.fromkeys(names, _SPOKEN_OF)
        known = {**others, name: _occurrences(text, start, end)}
        free = self._cut(text[first:last], known)
        if not _cross(free.words, start - first, end - first, others):
            return False
        parts = (self._cut(part, known) for part in (text[first:start], name, text[end:last]) if part)
        return free.likelihood > sum(part.likelihood for part in parts) + math.log(1.05)

    def begins_word(self, text: str, start: int, size: int) -> bool:
        """Tell whether the `size` signs from `start` on are a word, not the beginning of a longer one."""
        part = text[start : start + size + _AROUND]
        return self._cut(part, {part[:size]: _SPOKEN_OF}).words[0] == part[:size]

    def gain(self, text: str, start: int, end: int, name: str) -> float:
        """Tell how much likelier (natural logarithm) the words become with the place `name` in the stead of `text[start:end]`."""
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        parts = (self._cut(part, {name: _SPOKEN_OF}) for part in (text[first:start], name, text[end:last]) if part)
        return sum(part.likelihood for part in parts) - self._cut(text[first:last], {}).likelihood

    def is_word(self, text: str) -> bool:
        """Tell whether the dictionary holds these few signs as one word."""
        return len(self._cut(text, {}).words) == 1


def _occurrences(text: str, start: int, end: int) -> int:
    if context.before(text, start):
        return _ANNOUNCED
    return _SPOKEN_OF if context.after(text, end) else _BARE


def _cross(words: Sequence[str], start: int, end: int, names: Mapping[str, int]) -> bool:
    """Tell whether one of `words` holds a part of the place between `start` and `end` and more, without beginning with it."""
    at = 0
    for word in words:
        stop = at + len(word)
        enters = at < start < stop and word[: start - at] not in names
        leaves = start < at < end < stop
        if enters or leaves:
            return True
        at = stop
    return False
