"""Questions that went badly, in groups of what is alike, with what the present model hears in the first of each."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.answer.reading import Reading
from bot.conversations.improving.cases import Case
from bot.errors import ModelError
from bot.language.encoders import Encoder, Vectors
from bot.learning.groups import groups_of
from bot.policy.topics import TOPICS

NEWEST = 1_000
"""Questions that are grouped."""
KEPT = 4_000
"""Vectors that are remembered."""
SHOWN = 30
"""Groups on the page."""
LABELS = {topic.key: topic.label for topic in TOPICS}


@dataclass(frozen=True)
class BoardGroup:
    """Questions that are alike, the most typical first; the topic and place of most; what the model hears, how surely."""

    cases: tuple[Case, ...]
    topic: str
    region_code: str
    heard: tuple[str, float] | None

    @property
    def label(self) -> str:
        """What the topic is called."""
        return LABELS.get(self.topic, "")


class Remembering:
    """An encoder that remembers the newest vectors, for one thread at a time."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.weight = encoder.name, encoder.weight
        self._encoder, self._lock = encoder, threading.Lock()
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        with self._lock:
            missing = [text for text in dict.fromkeys(texts) if text not in self._known]
            if missing:
                self._known.update(zip(missing, self._encoder.encode(missing), strict=True))
            found = np.stack([self._known[text] for text in texts])
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return found


class Hearing:
    """What the present model hears in a text, remembered for the newest; None while none is trained."""

    def __init__(self, read: Callable[[str], Reading]) -> None:
        self._first = lru_cache(KEPT)(lambda text: read(text).intents[0])

    def __call__(self, text: str) -> tuple[str, float] | None:
        """Name and confidence of the likeliest intent."""
        try:
            first = self._first(text)
        except ModelError:
            return None
        return first.name, first.confidence


def intent_names(intents: Collection[str]) -> dict[str, str]:
    """What intents are called, those of topics first: a topic by its label, any other by its name."""
    found = {topic.intent: topic.label for topic in TOPICS if topic.intent in intents}
    return found | {intent: intent for intent in sorted(set(intents) - set(found))}


def board(cases: Sequence[Case], encoder: Encoder, hear: Callable[[str], tuple[str, float] | None]) -> list[BoardGroup]:
    """The largest groups of the newest of `cases`."""
    newest = cases[:NEWEST]
    groups = groups_of([case.text for case in newest], encoder)[:SHOWN]
    return [_group([newest[index] for index in group.members], hear) for group in groups]


def _group(cases: Sequence[Case], hear: Callable[[str], tuple[str, float] | None]) -> BoardGroup:
    topic = _most([case.topic for case in cases])
    region = _most([case.region_code for case in cases])
    return BoardGroup(tuple(cases), topic, region, hear(cases[0].text))


def _most(values: Sequence[str | None]) -> str:
    known = Counter(value for value in values if value)
    return known.most_common(1)[0][0] if known else ""
