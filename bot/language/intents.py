"""The model of intents: which of the known matters a message is about, as a ranking with probabilities.

Kernel ridge regression over views of the normalised text: character n-grams (typos, keywords, dialect endings), jieba words, and sentence
embeddings that know what words mean. A quick head looks without the last encoder, which takes most of the time; where it is not sure, the
full head looks through all views. Both are calibrated on the scores that each training sentence gets when it is left out. The model is
saved as numbers and vocabularies, never as pickled code.
"""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.errors import ModelError
from bot.language.encoders import Encoder
from bot.language.normaliser import normalise
from bot.language.ridge import fit_ridge, probabilities, sharpness
from bot.language.second import search_all, second_matter
from bot.language.views import GramView, Matrix, MeaningView, View, character_grams
from bot.language.words import WordCutter
from bot.recent import Recent

FORMAT = 3
CHARACTERS, CHARACTERS_WEIGHT = (1, 4), 0.7
WORDS_WEIGHT = 0.4
PENALTY = 0.3
SURE = 0.45
"""Probability from which on the quick head is believed: that of 96 in 100 messages of the tuning set, which is read equally well with
0.4 to 0.6 (96.0 to 96.2 % first, 98.5 % among three); below, the full head knows better."""
GRAMS = 2
"""The first views: quick enough for a glance at many parts of a message."""
KEPT, DIGEST = 4096, 16
"""Understandings that are kept for when the same is said again, some 5 KB each, and the bytes of a digest."""
BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile)  # what a damaged file leads to


@dataclass(frozen=True, slots=True)
class RankedIntent:
    """An intent and its probability, 0 to 1."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """All intents, the likeliest first, their probabilities summing to 1; `also` are further topics asked about in the same message."""

    ranking: tuple[RankedIntent, ...]
    also: tuple[str, ...] = ()


class IntentModel:
    """Ranks intents for a message. Make one with `fit` or `load`.

    `leaning` is added to the scores of intents by name: for one that is rather taken too often than too seldom.
    """

    def __init__(self, encoders: Sequence[Encoder], cutter: WordCutter, leaning: Mapping[str, float] | None = None) -> None:
        self._encoders = tuple(encoders)
        self._cutter = cutter
        self._leaning = dict(leaning or {})
        grams = [
            GramView(CHARACTERS_WEIGHT, character_grams(*CHARACTERS)),
            GramView(WORDS_WEIGHT, self._word_grams),
        ]
        self._views: list[View] = [*grams, *(MeaningView(encoder) for encoder in self._encoders)]
        self._quick = len(self._views) - 1 if len(self._encoders) > 1 else len(self._views)
        self._sharpness = {"quick": 1.0, "full": 1.0}
        self._names: list[str] = []
        self._recent: Recent[bytes, Understanding] = Recent(KEPT)

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> None:
        """Learn from labelled messages; raises `ModelError` with fewer than two intents."""
        if len(set(intents)) < 2:
            raise ModelError("训练数据少于两种意图，无法训练")
        self._cutter.load()
        self._recent = Recent(KEPT)
        plain = [normalise(text) for text in texts]
        self._names = sorted(set(intents))
        right = np.array([self._names.index(intent) for intent in intents])
        kernel, shares = np.zeros((len(plain), len(plain)), dtype=np.float32), []
        heads = {self._quick: "quick", len(self._views): "full"}
        for count, view in enumerate(self._views, start=1):
            kernel += view.learn(plain)
            if count == self._quick or count == len(self._views):
                shares.append(self._fit_head(heads[count], kernel, right))
        if len(shares) == 1:
            shares, self._sharpness["quick"] = shares * 2, self._sharpness["full"]
        for view in self._views:
            view.settle(np.hstack(shares))

    def _fit_head(self, head: str, kernel: Matrix, right: npt.NDArray[np.intp]) -> Matrix:
        shares, left_out = fit_ridge(kernel, np.eye(len(self._names), dtype=np.float32)[right], PENALTY)
        self._sharpness[head] = sharpness(left_out + self._lean(), right)
        return shares

    def understand(self, text: str) -> Understanding:
        """What `text` may be about, and what else it asks."""
        return self.understand_all([text])[0]

    def understand_all(self, texts: Sequence[str]) -> list[Understanding]:
        """What each of `texts` may be about: the same as one by one, and quicker, since each view looks at all of them in one go.

        What was understood lately is not worked out again. Kept are digests of the texts, not the texts.
        """
        plain = [normalise(text) for text in texts]
        keys = [blake2b(text.encode(errors="surrogatepass"), digest_size=DIGEST).digest() for text in plain]
        known = {key: found for key in keys if (found := self._recent.get(key)) is not None}
        new = {key: text for key, text in zip(keys, plain, strict=True) if key not in known}
        for key, found in zip(new, self._work_out(list(new.values())), strict=True):
            self._recent.put(key, found)
            known[key] = found
        return [known[key] for key in keys]

    def _work_out(self, plain: Sequence[str]) -> list[Understanding]:
        if not plain:
            return []
        first, rest, count = self._views[: self._quick], self._views[self._quick :], len(self._names)
        both = _sum(first, plain)
        quick = both[:, :count]
        found = probabilities(self._sharpness["quick"] * (quick + self._lean()))
        unsure = np.flatnonzero(found.max(axis=1) < SURE)
        if rest and len(unsure):
            full = (both[unsure] + _sum(rest, [plain[index] for index in unsure]))[:, count:]
            found[unsure] = probabilities(self._sharpness["full"] * (full + self._lean()))
        rankings = [self._ranking(row) for row in found]
        searches = [
            second_matter(text, self._names, scores, ranking[0].name) for text, scores, ranking in zip(plain, quick, rankings, strict=True)
        ]
        others = search_all(
            searches, lambda parts: _sum(first, parts)[:, :count], lambda parts: _sum(self._views[:GRAMS], parts)[:, :count]
        )
        return [Understanding(ranking, (other,) if other else ()) for ranking, other in zip(rankings, others, strict=True)]

    def _ranking(self, found: npt.NDArray[Any]) -> tuple[RankedIntent, ...]:
        order = np.argsort(-found, kind="stable")
        return tuple(RankedIntent(self._names[index], float(found[index])) for index in order)

    def rank(self, text: str) -> list[RankedIntent]:
        """All intents for `text`, the likeliest first; the probabilities sum to 1."""
        return list(self.understand(text).ranking)

    def save(self, folder: Path) -> None:
        """Write the model to `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        facts = {
            "format": FORMAT,
            "names": self._names,
            "encoders": [encoder.name for encoder in self._encoders],
            "sharpness": self._sharpness,
            "dictionary": self._cutter.added(),
        }
        (folder / "intents.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        numbers = {f"{index}.{name}": array for index, view in enumerate(self._views) for name, array in view.numbers().items()}
        np.savez(folder / "intents.npz", **numbers)

    @classmethod
    def load(
        cls, folder: Path, encoders: Sequence[Encoder], cutter: WordCutter, leaning: Mapping[str, float] | None = None
    ) -> "IntentModel":
        """Read a model that `save` wrote; raises `ModelError` where it is missing, broken or made with other encoders.

        Words are cut with the dictionary of the training, whatever has been published since; `cutter` says where jieba's own is kept.
        """
        model = cls(encoders, cutter, leaning)
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
        _sum(self._views, [normalise("预热")])

    def _restore(self, facts: Mapping[str, Any], numbers: Mapping[str, Any]) -> None:
        self._names, self._sharpness = facts["names"], facts["sharpness"]
        self._cutter = self._cutter.with_words(facts["dictionary"])
        for index, view in enumerate(self._views):
            head = f"{index}."
            view.restore({name.removeprefix(head): numbers[name] for name in numbers if name.startswith(head)})

    def _lean(self) -> npt.NDArray[np.float32]:
        return np.array([self._leaning.get(name, 0.0) for name in self._names], dtype=np.float32)

    def _word_grams(self, text: str) -> list[str]:
        words = self._cutter.cut(text)
        return words + [" ".join(pair) for pair in pairwise(words)]


def _sum(views: Sequence[View], plain: Sequence[str]) -> Matrix:
    """What `views` add to the scores of the quick head and, in the columns behind, to those of the full one."""
    return np.asarray(np.sum([view.scores(plain) for view in views], axis=0), dtype=np.float32)
