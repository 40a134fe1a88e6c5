"""How often words occur: jieba's dictionary, loaded once a process and shared, and the likeliest way to cut a few signs by it."""

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from zlib import crc32

import jieba

from bot.language.packed import PackedWords

LONGEST_WORD = 8
TOTAL = "\ue000"
"""What stands among the words for the sum of all occurrences: a sign that nobody writes."""
_UNSEEN = 0.5  # occurrences of a sign that the dictionary does not hold
_lock = Lock()
_shared: list["WordFrequencies"] = []


@dataclass(frozen=True)
class WordFrequencies:
    """Occurrences of words in a text of `total` words; beginnings of words are held with 0 occurrences, as jieba needs them."""

    words: Mapping[str, int]
    total: int

    def of(self, word: str) -> int:
        """Occurrences of `word`, 0 for what is no word."""
        return self.words.get(word, 0)


@dataclass(frozen=True)
class Cut:
    """The likeliest words, with the natural logarithm of their probability."""

    words: tuple[str, ...]
    likelihood: float


def jieba_words(cache: Path | None = None) -> WordFrequencies:
    """jieba's own dictionary. The first call of a process loads it: a second, and no time where `cache` holds it from another time.

    From `cache` its file is mapped into memory; without it, the words are packed into memory of this process.
    """
    with _lock:
        if not _shared:
            words = _dictionary() if cache is None else kept_words(cache)
            _shared.append(WordFrequencies(words, words[TOTAL]))
        return _shared[0]


def kept_words(cache: Path) -> PackedWords:
    """The words in the file of `cache` that was made of this very dictionary; it is written where it is missing or broken."""
    with jieba.Tokenizer().get_dict_file() as source:
        stand = crc32(source.read())
    path = cache / f"jieba-{stand:08x}.words"
    try:
        return PackedWords.open(path)
    except ValueError:
        words = _dictionary()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        words.save(path)
        return PackedWords.open(path)
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("the dictionary is not kept in %s: %s", cache, error)
        return words


def _dictionary() -> PackedWords:
    tokenizer = jieba.Tokenizer()
    words, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    return PackedWords.of({**words, TOTAL: total})


def likeliest_cut(text: str, frequencies: WordFrequencies, also: Mapping[str, int]) -> Cut:
    """Cut `text` (a few signs) into the words that are likeliest one after another; `also` goes before the frequencies."""
    total = math.log(frequencies.total)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, end - LONGEST_WORD), end):
            word = text[start:end]
            count = also.get(word) or frequencies.of(word) or (_UNSEEN if end - start == 1 else 0)
            if count:
                ways.append((best[start][0] + math.log(count) - total, start))
        best.append(max(ways))
    words: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        words.append(text[start:end])
        end = start
    return Cut(tuple(reversed(words)), best[-1][0])


def cut_by_jieba(text: str, also: Mapping[str, int]) -> Cut:
    """The likeliest cut of a few signs by jieba's own dictionary, which the first call loads; `also` goes before it."""
    return likeliest_cut(text, jieba_words(), also)
