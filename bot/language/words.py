"""Cut text into words with jieba, with the domain's own terms as words."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jieba

from bot.policy.topics import TOPICS


class WordCutter:
    """A jieba tokenizer of its own, so that the process-wide one stays as it is."""

    def __init__(self, terms: Iterable[str] = (), cache: Path | None = None) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._jieba: Any = jieba.Tokenizer()
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
            self._jieba.tmp_dir = str(cache)
        self._terms = tuple(terms)
        self._ready = False

    def cut(self, text: str) -> list[str]:
        """Words of `text` in order, without white space and punctuation."""
        return _words(self._loaded().cut(text))

    def pieces(self, text: str) -> list[str]:
        """Words of `text` for an index: the words of the dictionary inside a long word stand before it, and nothing is guessed."""
        return _words(self._loaded().cut_for_search(text, HMM=False))

    def _loaded(self) -> Any:
        if not self._ready:
            jieba.setLogLevel(logging.WARNING)  # it would tell the terminal how long loading took
            self._jieba.initialize()
            for term in self._terms:
                self._jieba.add_word(term)
            self._ready = True
        return self._jieba


def _words(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(character.isalnum() for character in word)]


def domain_terms() -> tuple[str, ...]:
    """Terms of the policy domain that jieba should keep whole: the names of the topics and what they cover."""
    terms: dict[str, None] = {}
    for topic in TOPICS:
        for part in (topic.label, *topic.covers.replace("、", " ").replace("(", " ").replace(")", " ").split()):
            if 2 <= len(part) <= 6:
                terms[part] = None
    return tuple(terms)
