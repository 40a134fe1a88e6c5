"""Cut text into words with jieba, with the domain's own terms as words."""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jieba

from bot.language.frequencies import jieba_words
from bot.language.lexicon import lexicon
from bot.language.packed import Overlay
from bot.policy.topics import TOPICS


class WordCutter:
    """A jieba tokenizer of its own, so that the process-wide one stays as it is.

    `terms` become words that are kept whole, as often as that needs; `counted` are words with their occurrences, as `added` gives them.
    """

    def __init__(self, terms: Iterable[str] = (), cache: Path | None = None, counted: Mapping[str, int] | None = None) -> None:
        self._terms = tuple(terms)
        self._cache = cache
        self._counted = dict(counted or {})
        self._jieba: Any = None

    def cut(self, text: str) -> list[str]:
        """Words of `text` in order, without white space and punctuation."""
        return _words(self._loaded().cut(text))

    def pieces(self, text: str) -> list[str]:
        """Words of `text` for an index: the words of the dictionary inside a long word stand before it, and nothing is guessed."""
        return _words(self._loaded().cut_for_search(text, HMM=False))

    def load(self) -> None:
        """Load the dictionary now; otherwise the first text waits for it."""
        self._loaded()

    def added(self) -> dict[str, int]:
        """The words that this cutter knows beside jieba's own, with their occurrences: enough to make the same cutter again."""
        self._loaded()
        return dict(self._counted)

    def with_words(self, counted: Mapping[str, int]) -> "WordCutter":
        """A cutter with these words in the place of its own."""
        return WordCutter((), self._cache, counted)

    def _loaded(self) -> Any:
        if self._jieba is None:
            shared = jieba_words(self._cache)
            tokenizer: Any = jieba.Tokenizer()
            jieba.setLogLevel(logging.WARNING)
            tokenizer.FREQ, tokenizer.total, tokenizer.initialized = Overlay(shared.words), shared.total, True
            self._counted |= {term: tokenizer.suggest_freq(term) for term in self._terms}
            for word, count in self._counted.items():
                tokenizer.add_word(word, count)
            self._jieba = tokenizer
        return self._jieba


def _words(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(character.isalnum() for character in word)]


def domain_terms() -> tuple[str, ...]:
    """Terms of the policy domain that jieba should keep whole: the lexicon, the names of the topics and what they cover."""
    terms: dict[str, None] = dict.fromkeys(term.text for term in lexicon())
    for topic in TOPICS:
        for part in (topic.label, *topic.covers.replace("、", " ").replace("(", " ").replace(")", " ").split()):
            if 2 <= len(part) <= 6:
                terms[part] = None
    return tuple(terms)
