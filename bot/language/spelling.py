"""Mend terms of the domain that are written with a wrong sign of the same sound or shape: 公祖房, 医宝, 居住正.

A place that is like a term is changed only where the sentence becomes much likelier by it, and where what stands there is no word:
宝马, 工商局, 施工 and 养老今年 stay. Only the lexicon's reviewed terms are ever written, and a length never changes.
"""

import re
from collections.abc import Iterable
from itertools import accumulate

from bot.language.frequencies import WordFrequencies, likeliest_cut
from bot.language.lexicon import Term
from bot.language.likeness import Likeness, LikenessIndex
from bot.language.places_out import PLACEHOLDER

AROUND = 4  # signs before and behind a place that are cut into words with it
# How much likelier (natural logarithm) the sentence must become, by the length of the term: a short one is easily met by chance.
LEAST_GAIN = {2: 7.5, 3: 5.0}
LEAST_GAIN_OF_LONG = 4.0
PRICE_OF_FAR = 2.5  # added for each sign that sounds differently
COMMON = 20  # occurrences from which a word of jieba's is one that people write on purpose
LONG = 4
_HAN = re.compile(r"[\u3400-\u9fff囗]+")


class SpellingCorrector:
    """Corrects texts. Words are known from jieba's dictionary, terms from the lexicon."""

    def __init__(self, terms: Iterable[Term], frequencies: WordFrequencies) -> None:
        self._terms = {term.text: max(term.occurrences, frequencies.of(term.text)) for term in terms}
        self._frequencies = frequencies
        self._index = LikenessIndex(self._terms)

    def correct(self, text: str) -> str:
        """Return `text` with the terms mended, of the same length."""
        for place in sorted(self._mended(text), key=lambda place: place.start):
            text = text[: place.start] + place.term + text[place.end :]
        return text

    def _mended(self, text: str) -> list[Likeness]:
        """Places to change, none over another: what makes the sentence likeliest goes first, and the longer of two equal ones."""
        closed = _closed(text)
        weighed = []
        for place in self._index.find(text, closed):
            gain = self._gain(text, place) if _near_enough(place) else 0.0
            if gain > 0:
                weighed.append((gain, place.end - place.start, place))
        chosen: list[Likeness] = []
        for _, _, place in sorted(weighed, key=lambda one: (-one[0], -one[1], one[2].start)):
            if all(place.end <= other.start or other.end <= place.start for other in chosen):
                chosen.append(place)
        return chosen

    def _gain(self, text: str, place: Likeness) -> float:
        """How much more than needed the sentence gains; 0 or less where it is to stay."""
        start, end = _surroundings(text, place)
        written = text[start:end]
        cut = likeliest_cut(written, self._frequencies, self._terms)
        if self._meant(cut.words, start, place):
            return 0.0
        mended = likeliest_cut(text[start : place.start] + place.term + text[place.end : end], self._frequencies, self._terms)
        needed = LEAST_GAIN.get(len(place.term), LEAST_GAIN_OF_LONG) + PRICE_OF_FAR * place.far
        return mended.likelihood - cut.likelihood - needed

    def _meant(self, words: tuple[str, ...], start: int, place: Likeness) -> bool:
        """Whether a wrong sign stands in a common word that goes beyond the place, or in any common word where the place is short."""
        ends = list(accumulate((len(word) for word in words), initial=start))
        for word, first, last in zip(words, ends, ends[1:], strict=False):
            if len(word) > 1 and any(first <= position < last for position in place.wrong):
                beyond = first < place.start or last > place.end
                common = word in self._terms or self._frequencies.of(word) >= COMMON
                if common and (beyond or len(place.term) < LONG):
                    return True
        return False


def _near_enough(place: Likeness) -> bool:
    size, right = len(place.term), len(place.term) - len(place.wrong)
    if size < LONG:
        return right >= 1 and (place.far == 0 or right == size - 1)
    return right * 2 >= size and place.far <= 1


def _closed(text: str) -> list[bool]:
    """Positions that stay whatever they look like: all that is no Chinese sign, and the word that stands for a place."""
    closed = [True] * len(text)
    for run in _HAN.finditer(text):
        closed[run.start() : run.end()] = [False] * len(run[0])
    start = text.find(PLACEHOLDER)
    while start >= 0:
        closed[start : start + len(PLACEHOLDER)] = [True] * len(PLACEHOLDER)
        start = text.find(PLACEHOLDER, start + 1)
    return closed


def _surroundings(text: str, place: Likeness) -> tuple[int, int]:
    """The stretch of Chinese signs around the place that is looked at with it."""
    start, end = place.start, place.end
    while start > max(0, place.start - AROUND) and _HAN.match(text[start - 1]):
        start -= 1
    while end < min(len(text), place.end + AROUND) and _HAN.match(text[end]):
        end += 1
    return start, end
