"""Which topics a clause serves: one logistic regression over how near the clause is to a topic, the same for every topic.

It learns how far to trust each view, never the topics themselves, so it also works for a topic with few examples or none. It is fitted on
looks in which a document never sees its own sentences: a notice that comes in will not find itself among the annotated ones either.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.views import Look, Matrix, Views
from bot.policy.topics import TOPICS

KEYS = [topic.key for topic in TOPICS]
MAX_ITERATIONS = 1000
Booleans = npt.NDArray[np.bool_]
Progress = Callable[[int, int], None]


class TopicModel:
    """Topics of clauses, learned from `examples` through `views` (whose pool are the sentences of the examples, in order)."""

    def __init__(self, examples: Sequence[Example], views: Views, progress: Progress = lambda done, total: None) -> None:
        self._views = views
        self._serves = _labels(examples)
        documents = np.array([example.document_id for example in examples for _ in example.sentences])
        rows, right = [], []
        for number, example in enumerate(examples):
            progress(number, len(examples))
            look = views.look(example.sentences, heading_of(example.headings))
            rows.append(_of_clause(self._features(look, documents != example.document_id)))
            right.append([key in example.topics for key in KEYS])
        features, self._labels = np.concatenate(rows), np.concatenate(right)
        self._mean, self._spread = features.mean(axis=0), features.std(axis=0) + 1e-6
        self._regression = LogisticRegression(max_iter=MAX_ITERATIONS).fit((features - self._mean) / self._spread, self._labels)

    def score(self, look: Look) -> tuple[Matrix, Matrix]:
        """Probability of each topic for the clause, and of each topic for each of its sentences."""
        features = self._features(look, np.ones(len(self._serves), dtype=bool))
        sentences = np.stack([self._probability(_of_clause(features[index : index + 1])) for index in range(len(features))])
        return self._probability(_of_clause(features)), sentences

    def _probability(self, features: Matrix) -> Matrix:
        return np.asarray(self._regression.predict_proba((features - self._mean) / self._spread)[:, 1], dtype=np.float32)

    def _features(self, look: Look, seen: Booleans) -> Matrix:
        """Sentences by topics by features; only the annotated sentences `seen` are looked at."""
        serves = self._serves & seen[:, None]
        near = [_nearest(view, serves) for view in look.near]
        known = np.repeat(serves.any(axis=0)[None].astype(np.float32), len(look.cues), axis=0)
        return np.stack([*near, *look.named, *look.headed, look.cues, look.heading_cues, known], axis=-1)


def heading_of(headings: Sequence[str]) -> str:
    """The heading that a clause stands under: the nearest one."""
    return headings[-1] if headings else ""


def _labels(examples: Sequence[Example]) -> Booleans:
    """Which annotated sentence serves which topic."""
    return np.array(
        [[index in example.topics.get(key, ()) for key in KEYS] for example in examples for index in range(len(example.sentences))]
    )


def _nearest(similarity: Matrix, serves: Booleans) -> Matrix:
    """For each sentence and topic, the similarity of the nearest annotated sentence that serves the topic; 0 without one."""
    columns = [similarity[:, column].max(axis=1) if column.any() else np.zeros(len(similarity), dtype=np.float32) for column in serves.T]
    return np.stack(columns, axis=1)


def _of_clause(features: Matrix) -> Matrix:
    """Topics by features: the best sentence for each, and how far each feature is behind the best topic's."""
    best = features.max(axis=0)
    return np.concatenate([best, best[:, :5] - best[:, :5].max(axis=0)], axis=1)
