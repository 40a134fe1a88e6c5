"""Views of a text for the model of intents: what two texts have in common, as kernels.

Characters and words are compared by the share of their rare n-grams, meanings by how near their sentence vectors stand to each other.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from bot.language.encoders import Encoder
from bot.language.packed import PackedWords

Matrix = npt.NDArray[np.float32]
Grams = Callable[[str], list[str]]

MIN_DOCUMENTS = 2
NARROWNESS = 2.0  # how fast likeness falls with the distance of two sentence vectors: exp(NARROWNESS * (cosine - 1))


_SPACES = re.compile(r"\s\s+")


def character_grams(shortest: int, longest: int) -> Grams:
    """What gives all stretches of `shortest` to `longest` characters of a text, in lower case, as scikit-learn's analyzer `char` does."""

    def grams(text: str) -> list[str]:
        text = _SPACES.sub(" ", text.lower())
        sizes = range(shortest, min(longest, len(text)) + 1)
        return [text[at : at + size] for size in sizes for at in range(len(text) - size + 1)]

    return grams


class View(Protocol):
    """One way to compare texts with the training sentences, which it learns first."""

    def learn(self, texts: Sequence[str]) -> Matrix:
        """Keep what is needed of the training sentences; the kernel between any two of them."""

    def settle(self, shares: Matrix) -> None:
        """Take over each training sentence's share in each intent: what `scores` sums up."""

    def scores(self, texts: Sequence[str]) -> Matrix:
        """The part of this view in the score of each intent, a row a text."""

    def numbers(self) -> dict[str, Any]:
        """What `restore` needs, as arrays."""

    def restore(self, numbers: Mapping[str, Any]) -> None:
        """Become the view that `numbers` came from."""


class GramView:
    """Shared n-grams, weighted by how rare they are. `weight` is what the view counts, `grams` gives the n-grams of a text.

    scikit-learn learns which n-grams there are; scores are worked out as its vectorizer does, and without it.
    """

    def __init__(self, weight: float, grams: Grams) -> None:
        self._weight = weight
        self._grams = grams
        self._learned: Any = None
        self._places: Mapping[str, int] = {}
        self._rarity: npt.NDArray[np.floating[Any]] = np.zeros(0, dtype=np.float64)
        self._per_gram: npt.NDArray[np.floating[Any]] = np.zeros((0, 0), dtype=np.float32)

    def learn(self, texts: Sequence[str]) -> Matrix:
        from sklearn.feature_extraction.text import TfidfVectorizer  # who only reads messages does not load it

        vectorizer = TfidfVectorizer(min_df=MIN_DOCUMENTS, sublinear_tf=True, dtype=np.float32, analyzer=self._grams)
        self._learned = vectorizer.fit_transform(texts)
        self._places, self._rarity = PackedWords.of(vectorizer.vocabulary_), vectorizer.idf_
        return np.asarray((self._learned @ self._learned.T).toarray() * self._weight, dtype=np.float32)

    def settle(self, shares: Matrix) -> None:
        self._per_gram = np.asarray(self._learned.T @ shares * self._weight, dtype=np.float32)
        self._learned = None

    def scores(self, texts: Sequence[str]) -> Matrix:
        return np.array([self._scores_of(text) for text in texts], dtype=np.float32)

    def _scores_of(self, text: str) -> npt.NDArray[np.floating[Any]]:
        places = self._places
        counts = Counter(place for gram in self._grams(text) if (place := places.get(gram)) is not None)
        found = np.fromiter(sorted(counts), np.intp, len(counts))
        often = np.fromiter((counts[place] for place in found), np.float32, len(counts))
        weights = (np.log(often) + 1) * self._rarity[found]
        length = np.linalg.norm(weights) or 1.0
        return np.asarray((weights / length) @ self._per_gram[found].astype(np.float32))

    def numbers(self) -> dict[str, Any]:
        grams = sorted(self._places, key=self._places.__getitem__)
        listed = np.frombuffer("\n".join(grams).encode(), dtype=np.uint8)  # normalised texts have no line ends
        return {"grams": listed, "rarity": self._rarity, "per_gram": self._per_gram.astype(np.float16)}

    def restore(self, numbers: Mapping[str, Any]) -> None:
        self._places = PackedWords.of({gram: index for index, gram in enumerate(numbers["grams"].tobytes().decode().split("\n"))})
        self._rarity = numbers["rarity"].astype(np.float64)
        self._per_gram = numbers["per_gram"]


class MeaningView:
    """Nearness of sentence vectors, seen from the middle of all training sentences."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._centre: Matrix = np.zeros(0, dtype=np.float32)
        self._learned: Matrix = np.zeros((0, 0), dtype=np.float32)
        self._shares: Matrix = np.zeros((0, 0), dtype=np.float32)

    def learn(self, texts: Sequence[str]) -> Matrix:
        vectors = self._encoder.encode(texts)
        self._centre = vectors.mean(axis=0)
        self._learned = _unit(vectors - self._centre)
        return self._kernel(self._learned)

    def settle(self, shares: Matrix) -> None:
        self._shares = shares

    def scores(self, texts: Sequence[str]) -> Matrix:
        return self._kernel(_unit(self._encoder.encode(texts) - self._centre)) @ self._shares

    def numbers(self) -> dict[str, Any]:
        return {"centre": self._centre, "learned": self._learned.astype(np.float16), "shares": self._shares.astype(np.float16)}

    def restore(self, numbers: Mapping[str, Any]) -> None:
        self._centre = numbers["centre"]
        self._learned, self._shares = numbers["learned"].astype(np.float32), numbers["shares"].astype(np.float32)

    def _kernel(self, vectors: Matrix) -> Matrix:
        likeness = np.exp(NARROWNESS * (vectors @ self._learned.T - 1))
        return np.asarray(likeness * self._encoder.weight, dtype=np.float32)


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
