"""The model of intents: which of the known matters a message is about, as a ranking with probabilities.

Logistic regression over three views of the normalised text: character n-grams (typos, keywords, dialect endings), jieba words, and
sentence embeddings that know what words mean. The model is saved as numbers and vocabularies, never as pickled code.
"""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.errors import ModelError
from bot.language.encoders import Encoder
from bot.language.normaliser import normalise
from bot.language.words import WordCutter

FORMAT = 2
CHARACTERS = (1, 4)
MIN_DOCUMENTS = 2
WORD_WEIGHT = 0.7
INVERSE_REGULARISATION = 5.0
MAX_ITERATIONS = 400
BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile)  # what a damaged file leads to


@dataclass(frozen=True)
class RankedIntent:
    """An intent and its probability, 0 to 1."""

    name: str
    confidence: float


class IntentModel:
    """Ranks intents for a message. Make one with `fit` or `load`."""

    def __init__(self, encoders: Sequence[Encoder], cutter: WordCutter) -> None:
        self._encoders = tuple(encoders)
        self._cutter = cutter
        self._characters = TfidfVectorizer(analyzer="char", ngram_range=CHARACTERS, min_df=MIN_DOCUMENTS, sublinear_tf=True)
        self._words = TfidfVectorizer(analyzer=self._word_grams, min_df=MIN_DOCUMENTS, sublinear_tf=True)
        self._coefficients: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self._intercepts: npt.NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._centres: list[npt.NDArray[np.float32]] = []
        self._names: list[str] = []

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> None:
        """Learn from labelled messages; raises `ModelError` with fewer than two intents."""
        if len(set(intents)) < 2:
            raise ModelError("训练数据少于两种意图，无法训练")
        self._cutter.load()
        plain = [normalise(text) for text in texts]
        self._characters.fit(plain)
        self._words.fit(plain)
        self._centres = [encoder.encode(plain).mean(axis=0) for encoder in self._encoders]
        classifier = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MAX_ITERATIONS)
        classifier.fit(self._features(plain), list(intents))
        self._names = [str(name) for name in classifier.classes_]
        coefficients, intercepts = classifier.coef_, classifier.intercept_
        if len(self._names) == 2:  # scikit-learn keeps one row for two classes
            coefficients, intercepts = np.vstack([-coefficients, coefficients]) / 2, np.hstack([-intercepts, intercepts]) / 2
        self._coefficients = coefficients.astype(np.float32)
        self._intercepts = intercepts.astype(np.float32)

    def rank(self, text: str) -> list[RankedIntent]:
        """All intents for `text`, the likeliest first; the probabilities sum to 1."""
        scores = self._features([normalise(text)]) @ self._coefficients.T + self._intercepts
        exponents = np.exp(scores[0] - scores[0].max())
        probabilities = exponents / exponents.sum()
        order = np.argsort(-probabilities, kind="stable")
        return [RankedIntent(self._names[index], float(probabilities[index])) for index in order]

    def save(self, folder: Path) -> None:
        """Write the model to `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        facts = {
            "format": FORMAT,
            "names": self._names,
            "encoders": [encoder.name for encoder in self._encoders],
            "characters": _vocabulary(self._characters),
            "words": _vocabulary(self._words),
            "dictionary": self._cutter.added(),
        }
        (folder / "intents.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "intents.npz",
            coefficients=self._coefficients,
            intercepts=self._intercepts,
            characters=self._characters.idf_,
            words=self._words.idf_,
            **{f"centre{index}": centre for index, centre in enumerate(self._centres)},
        )

    @classmethod
    def load(cls, folder: Path, encoders: Sequence[Encoder], cutter: WordCutter) -> "IntentModel":
        """Read a model that `save` wrote; raises `ModelError` where it is missing, broken or made with other encoders.

        Words are cut with the dictionary of the training, whatever has been published since; `cutter` says where jieba's own is kept.
        """
        model = cls(encoders, cutter)
        try:
            facts = json.loads((folder / "intents.json").read_text(encoding="utf-8"))
            if facts["format"] != FORMAT or facts["encoders"] != [encoder.name for encoder in encoders]:
                raise ModelError("意图模型是用别的版本训练的")
            with np.load(folder / "intents.npz", allow_pickle=False) as numbers:
                model._restore(facts, numbers)
        except BROKEN as error:
            raise ModelError("读不到训练好的意图模型") from error
        return model

    def warm_up(self) -> None:
        """Load what is loaded late (dictionary, lexicon, encoder weights), so that the first message does not wait for it."""
        self._cutter.load()
        self._features([normalise("预热")])

    def _restore(self, facts: Mapping[str, Any], numbers: Mapping[str, Any]) -> None:
        for vectorizer, name in ((self._characters, "characters"), (self._words, "words")):
            vectorizer.vocabulary_ = facts[name]
            vectorizer.idf_ = numbers[name]
        self._names = facts["names"]
        self._cutter = self._cutter.with_words(facts["dictionary"])
        self._centres = [numbers[f"centre{index}"] for index in range(len(self._encoders))]
        self._coefficients, self._intercepts = numbers["coefficients"], numbers["intercepts"]

    def _word_grams(self, text: str) -> list[str]:
        words = self._cutter.cut(text)
        return words + [" ".join(pair) for pair in pairwise(words)]

    def _features(self, plain: Sequence[str]) -> Any:
        views = [self._characters.transform(plain), self._words.transform(plain) * WORD_WEIGHT]
        for encoder, centre in zip(self._encoders, self._centres, strict=True):
            views.append(csr_matrix((encoder.encode(plain) - centre) * encoder.weight))
        return hstack(views).tocsr()


def _vocabulary(vectorizer: TfidfVectorizer) -> dict[str, int]:
    return {term: int(index) for term, index in vectorizer.vocabulary_.items()}
