"""How often words occur: jieba's dictionary, loaded once a process and shared, and the likeliest way to cut a few signs by it."""

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import jieba

LONGEST_WORD = 8
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
    """jieba's own dictionary. The first call of a process loads it: half a second, less where `cache` holds it from another time."""
    with _lock:
        if not _shared:
            jieba.setLogLevel(logging.WARNING)  # it would tell the terminal how long loading took
            tokenizer: Any = jieba.Tokenizer()
            if cache is None:
                _shared.append(WordFrequencies(*tokenizer.gen_pfdict(tokenizer.get_dict_file())))
            else:
                cache.mkdir(parents=True, exist_ok=True)
                tokenizer.tmp_dir = str(cache)
                tokenizer.initialize()
                _shared.append(WordFrequencies(tokenizer.FREQ, tokenizer.total))
        return _shared[0]


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
