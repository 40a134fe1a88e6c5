"""Questions that are alike, together: by the meaning of their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.language.encoders import Encoder
from bot.learning.sentences import bare

ALIKE = 0.55
"""Cosine from which on questions stand together, on the average of each pair."""


@dataclass(frozen=True)
class Group:
    """Questions that are alike, by their places in the list; the first is the one nearest to all the others."""

    members: tuple[int, ...]


def groups_of(texts: Sequence[str], encoder: Encoder, alike: float = ALIKE) -> list[Group]:
    """`texts` in groups, the largest first; each text is in one. The same words are one question, however often they come."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        places.setdefault(bare(text) or text, []).append(index)
    if not places:
        return []
    vectors = encoder.encode([texts[same[0]] for same in places.values()])
    labels = _labels(vectors, alike)
    same = list(places.values())
    found = []
    for label in range(labels.max() + 1):
        inside = np.flatnonzero(labels == label)
        weights = np.array([len(same[one]) for one in inside])
        nearest = inside[np.argsort(-(vectors[inside] @ (weights @ vectors[inside])), kind="stable")]
        found.append(Group(tuple(index for one in nearest for index in same[one])))
    return sorted(found, key=lambda group: (-len(group.members), group.members[0]))


def _labels(vectors: Any, alike: float) -> Any:
    if len(vectors) == 1:
        return np.zeros(1, dtype=int)
    from sklearn.cluster import AgglomerativeClustering  # takes a second to import, and only who learns needs it

    farthest = float(np.sqrt(2 - 2 * alike))  # of unit vectors with that cosine
    return AgglomerativeClustering(n_clusters=None, distance_threshold=farthest, linkage="average").fit(vectors).labels_
