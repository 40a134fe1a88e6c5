"""How a sentence looks to each view: near to which topics by their own words, and to which annotated sentences.

Views: each sentence encoder, character n-grams, and the cue words of official language. Vectors are centred on the annotated sentences:
all official sentences resemble each other, and what they share says nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
import numpy.typing as npt
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.language.encoders import Encoder
from bot.policy.topics import TOPICS

Matrix = npt.NDArray[np.float32]
CHARACTERS = (2, 4)
MOST_CUES = 2  # more cue words than these say no more


@dataclass(frozen=True)
class Look:
    """Sentences by topics (`named`, `headed` per encoder; `cues`, `heading_cues`), and sentences by annotated sentences (`near`)."""

    named: list[Matrix]
    headed: list[Matrix]
    near: list[Matrix]
    cues: Matrix
    heading_cues: Matrix


def read_cues() -> dict[str, list[str]]:
    """The cue words of each topic."""
    text = resources.files("bot.importer.suggestions").joinpath("data/cues.yml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = yaml.safe_load(text)
    return found


class Views:
    """The views over the annotated sentences `pool`."""

    def __init__(self, pool: Sequence[str], encoders: Sequence[Encoder], cues: Mapping[str, Sequence[str]]) -> None:
        self._encoders = tuple(encoders)
        self._cues = [cues.get(topic.key, ()) for topic in TOPICS]
        topics = [f"{topic.label}：{topic.covers}" for topic in TOPICS]
        raw = [encoder.encode(list(pool)) for encoder in encoders]
        self._centres = [vectors.mean(axis=0) for vectors in raw]
        self._pool = [_unit(vectors - centre) for vectors, centre in zip(raw, self._centres, strict=True)]
        self._topics = [_unit(one.encode(topics) - centre) for one, centre in zip(encoders, self._centres, strict=True)]
        self._characters = TfidfVectorizer(analyzer="char", ngram_range=CHARACTERS, sublinear_tf=True)
        self._grams = self._characters.fit_transform(pool)

    def look(self, sentences: Sequence[str], heading: str, encoders: Sequence[Encoder] | None = None) -> Look:
        """How `sentences` under `heading` look; `encoders` stand in for the views' own (the same models, remembering or not)."""
        seen = [
            _unit(encoder.encode([*sentences, heading or " "]) - centre)
            for encoder, centre in zip(encoders or self._encoders, self._centres, strict=True)
        ]
        named = [vectors[:-1] @ topics.T for vectors, topics in zip(seen, self._topics, strict=True)]
        headed = [
            np.repeat(vectors[-1:] @ topics.T, len(sentences), axis=0) * np.float32(bool(heading))
            for vectors, topics in zip(seen, self._topics, strict=True)
        ]
        near: list[Matrix] = [vectors[:-1] @ pool.T for vectors, pool in zip(seen, self._pool, strict=True)]
        near.append((self._characters.transform(sentences) @ self._grams.T).toarray().astype(np.float32))
        heading_cues = np.repeat(np.minimum(self._count([heading]), np.float32(1)), len(sentences), axis=0)
        return Look(named, headed, near, self._count(sentences), heading_cues)

    def _count(self, sentences: Sequence[str]) -> Matrix:
        counts = [[min(MOST_CUES, sum(cue in sentence for cue in cues)) for cues in self._cues] for sentence in sentences]
        return np.array(counts, dtype=np.float32)


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
