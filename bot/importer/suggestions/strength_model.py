"""Whether a clause answers a topic (`direct`) or only mentions it (`weak`), learned from the cue words around it."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.importer.suggestions.conditions import conditions_of
from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.kind_model import count_cues
from bot.importer.suggestions.views import Matrix
from bot.policy.clause import Strength
from bot.policy.topics import topic

REGULARISATION, MAX_ITERATIONS = 0.1, 2000
NEAR_START, MOST = 40, 3


class StrengthModel:
    """Strengths of annotations, learned from `examples`; `cues` are the cue words of each topic."""

    def __init__(self, examples: Sequence[Example], cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = cues
        known = [(self._features(example.text, example.headings, one.topic, one.quote), one.strength)
                 for example in examples for one in example.annotations]  # fmt: skip
        strengths = [strength for _, strength in known]
        self._share = strengths.count("direct") / max(1, len(strengths))
        self._learned = len(set(strengths)) == 2
        if self._learned:
            features = np.stack([row for row, _ in known])
            self._mean, self._spread = features.mean(axis=0), features.std(axis=0) + 1e-6
            self._regression = LogisticRegression(C=REGULARISATION, max_iter=MAX_ITERATIONS)
            self._regression.fit((features - self._mean) / self._spread, [strength == "direct" for strength in strengths])

    def choose(self, text: str, headings: Sequence[str], key: str, quote: str) -> tuple[Strength, float]:
        """The likelier strength of the sentences `quote` of the clause `text` for the topic `key`, and its probability."""
        direct = self._share
        if self._learned:
            row = (self._features(text, headings, key, quote) - self._mean) / self._spread
            direct = float(self._regression.predict_proba(row[None])[0, 1])
        return ("direct", direct) if direct >= 0.5 else ("weak", 1 - direct)

    def _features(self, text: str, headings: Sequence[str], key: str, quote: str) -> Matrix:
        return np.concatenate([count_cues(quote), np.array(list(self._about(text, headings, key, quote)), np.float32)])

    def _about(self, text: str, headings: Sequence[str], key: str, quote: str) -> Iterator[float]:
        """How much the sentences are about the topic."""
        cues = self._cues.get(key, ())
        yield topic(key).label in quote
        yield any(cue in quote for cue in cues)
        yield min(MOST, sum(quote.count(cue) for cue in cues))
        yield any(cue in quote[:NEAR_START] for cue in cues)
        yield any(cue in heading for cue in cues for heading in headings[-1:])
        yield len(quote) / max(1, len(text))
        yield len(conditions_of(quote))
