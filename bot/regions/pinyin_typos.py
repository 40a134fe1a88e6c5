"""Pinyin of names with one letter wrong, missing, too many, or in its neighbour's place: nantonng, chengd, baotuo, shenzheng."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .syllables import blur

_SHORTEST = 6  # letters of a name: shorter ones are one letter away from too many words
_MOST = 2  # names that one may ask between
_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|ia|ie|iu|ua|uo|ui|un|ue|ve|er|[aeiouv])"
)
_ALL_SYLLABLES = re.compile(f"(?:{_SYLLABLE.pattern})+")


class PinyinTypos:
    """Names by what is left of them without one letter."""

    def __init__(self, places: Mapping[str, tuple[str, ...]]) -> None:
        self._places = {name: codes for name, codes in places.items() if len(name) >= _SHORTEST}
        self._shorter: dict[str, set[str]] = {}
        for name in self._places:
            for form in (name, *_without_one(name)):
                self._shorter.setdefault(form, set()).add(name)

    def meant(self, word: str) -> tuple[str, ...]:
        """Return the codes of the name that `word` (lower case) is a mistyping of, or of two; more say nothing.

        What reads well as pinyin may be another word: then only sounds that are mixed up, and letters that changed places, count.
        """
        if len(word) < _SHORTEST - 1:
            return ()
        close = {name for form in (word, *_without_one(word)) for name in self._shorter.get(form, ())}
        reads_well = _ALL_SYLLABLES.fullmatch(word) is not None
        meant = [name for name in sorted(close) if _is_swapped(word, name) or (_sound_alike if reads_well else _is_typo)(word, name)]
        return tuple(code for name in meant for code in self._places[name]) if len(meant) <= _MOST else ()


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_typo(word: str, name: str) -> bool:
    """Tell whether one letter is missing, too many or wrong."""
    if len(word) == len(name):
        return sum(one != other for one, other in zip(word, name, strict=True)) == 1
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return shorter in _without_one(longer)


def _is_swapped(word: str, name: str) -> bool:
    differ = [at for at, (one, other) in enumerate(zip(word, name, strict=False)) if one != other]
    if len(word) != len(name) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return word[differ[0]] == name[differ[1]] and word[differ[1]] == name[differ[0]]


def _sound_alike(word: str, name: str) -> bool:
    return [*map(blur, _SYLLABLE.findall(word))] == [*map(blur, _SYLLABLE.findall(name))]
