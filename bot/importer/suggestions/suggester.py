"""Propose topics, kind, audience and conditions of a clause, learned from the clauses that people have annotated."""

from collections.abc import Sequence

import numpy as np

from bot.errors import SuggestionError
from bot.importer.suggestions.audience import audience_of
from bot.importer.suggestions.condition_model import CONDITION_THRESHOLD, ConditionModel
from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.kind_model import KindModel
from bot.importer.suggestions.sentences import Sentence, sentences_of
from bot.importer.suggestions.strength_model import StrengthModel
from bot.importer.suggestions.suggestion import SuggestedAudience, SuggestedCondition, SuggestedTopic, Suggestion
from bot.importer.suggestions.topic_model import KEYS, Progress, TopicModel, heading_of
from bot.importer.suggestions.views import Matrix, Views, read_cues
from bot.language.encoders import Encoder

THRESHOLD = 0.35  # chosen on the founding notices, each left out in turn: the best balance of right and complete (bench/suggestions)
NEAR = 3
NEIGHBOUR = 0.5  # a sentence beside the best one belongs to the quote if it is at least so likely as this share of it


class Suggester:
    """Proposes what a clause says. Make one with annotated `examples`, at least of two documents."""

    def __init__(
        self,
        examples: Sequence[Example],
        encoders: Sequence[Encoder],
        remembering: Sequence[Encoder] | None = None,
        progress: Progress = lambda done, total: None,
        cues: dict[str, list[str]] | None = None,
    ) -> None:
        """Learn from `examples`; their sentences are encoded by `remembering`, which may keep them, those of new clauses by `encoders`."""
        if len({example.document_id for example in examples}) < 2:
            raise SuggestionError("已标注的文件少于两份", "请先标注并放进 policies 文件夹")
        self._encoders = tuple(encoders)
        known = tuple(remembering or encoders)
        pool = [sentence for example in examples for sentence in example.sentences]
        cues = read_cues() if cues is None else cues
        self._views = Views(pool, known, cues)
        self._topics = TopicModel(examples, self._views, progress)
        self._kinds = KindModel(examples, known)
        self._conditions = ConditionModel(examples)
        self._strengths = StrengthModel(examples, cues)
        self._audience_trust = trust_in_audience(examples)

    def suggest(self, text: str, headings: Sequence[str] = ()) -> Suggestion:
        """What the clause `text` under `headings` may say; without a sentence nothing is near."""
        sentences = sentences_of(text)
        if not sentences:
            return Suggestion("principle", 0.0, (), ())
        plain = [sentence.text for sentence in sentences]
        look = self._views.look(plain, heading_of(headings), self._encoders)
        likely, by_sentence = self._topics.score(look)
        kind, confidence = self._kinds.choose(text, plain, self._encoders)
        order = np.argsort(-likely, kind="stable")
        topics = []
        for index in (int(one) for one in order if likely[one] >= THRESHOLD):
            first, last = _serving(by_sentence[:, index])
            topics.append(self._topic(text, headings, sentences[first : last + 1], KEYS[index], float(likely[index])))
        near = tuple((KEYS[index], float(likely[index])) for index in order[:NEAR])
        return Suggestion(kind, confidence, tuple(topics), near)

    def _topic(self, text: str, headings: Sequence[str], serving: Sequence[Sentence], key: str, confidence: float) -> SuggestedTopic:
        quote = text[serving[0].start : serving[-1].end].strip()
        words = first_audience(serving)
        audience = SuggestedAudience(words, self._audience_trust) if words else None
        strength, certain = self._strengths.choose(text, headings, key, quote)
        return SuggestedTopic(key, confidence, quote, strength, certain, audience, self._conditions_of(quote))

    def _conditions_of(self, quote: str) -> tuple[SuggestedCondition, ...]:
        return tuple(SuggestedCondition(one, weight) for one, weight in self._conditions.propose(quote) if weight >= CONDITION_THRESHOLD)


def _serving(likely: Matrix) -> tuple[int, int]:
    """First and last of the sentences that serve a topic: the likeliest, and its neighbours while they are likely enough."""
    best = first = last = int(likely.argmax())
    least = max(float(likely[best]) * NEIGHBOUR, THRESHOLD / 2)
    while first > 0 and likely[first - 1] >= least:
        first -= 1
    while last + 1 < len(likely) and likely[last + 1] >= least:
        last += 1
    return first, last


def trust_in_audience(examples: Sequence[Example]) -> float:
    """How often the words for people that the rules find are those annotated; one right and one wrong are added for caution."""
    found = right = 0
    for example in examples:
        for annotation in example.annotations:
            words = first_audience(sentences_of(annotation.quote))
            found += words is not None
            right += bool(words and annotation.audience and same_people(words, annotation.audience))
    return (right + 1) / (found + 2)


def first_audience(sentences: Sequence[Sentence]) -> str | None:
    """The first words for people in `sentences`; None where there are none."""
    return next((words for one in sentences if (words := audience_of(one.text))), None)


def same_people(one: str, other: str) -> bool:
    """Whether two ways to name a group of people mean nearly the same: one holds the other, or most of their characters are shared."""
    first, second = set(one), set(other)
    return one in other or other in one or 2 * len(first & second) > len(first | second)
