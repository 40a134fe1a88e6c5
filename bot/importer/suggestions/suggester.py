"""Propose topics, kind, audience and conditions of a clause, learned from the clauses that people have annotated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.errors import ModelError
from bot.importer.suggestions.audience import audience_of
from bot.importer.suggestions.conditions import conditions_of
from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.kind_model import KindModel
from bot.importer.suggestions.sentences import Sentence, sentences_of
from bot.importer.suggestions.suggestion import SuggestedAudience, SuggestedCondition, SuggestedTopic, Suggestion
from bot.importer.suggestions.topic_model import KEYS, Progress, TopicModel, heading_of
from bot.importer.suggestions.views import Matrix, Views, read_cues
from bot.language.encoders import Encoder

THRESHOLD = 0.35  # chosen on the founding notices, each left out in turn: the best balance of right and complete (bench/suggestions)
NEAR = 3
NEIGHBOUR = 0.5  # a sentence beside the best one belongs to the quote if it is at least so likely as this share of it


@dataclass(frozen=True)
class Trust:
    """How often what the rules propose is what a person has annotated: the audience, and the conditions of each field."""

    audience: float
    conditions: dict[str, float]


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
            raise ModelError("已标注的文件少于两份，还不能提出建议")
        self._encoders = tuple(encoders)
        known = tuple(remembering or encoders)
        pool = [sentence for example in examples for sentence in example.sentences]
        self._views = Views(pool, known, read_cues() if cues is None else cues)
        self._topics = TopicModel(examples, self._views, progress)
        self._kinds = KindModel(examples, known)
        self._trust = trust_of(examples)

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
        topics = [self._topic(text, sentences, int(index), likely, by_sentence) for index in order if likely[index] >= THRESHOLD]
        near = tuple((KEYS[index], float(likely[index])) for index in order[:NEAR])
        return Suggestion(kind, confidence, tuple(topics), near)

    def _topic(self, text: str, sentences: Sequence[Sentence], index: int, likely: Matrix, by_sentence: Matrix) -> SuggestedTopic:
        first, last = _serving(by_sentence[:, index])
        quote = text[sentences[first].start : sentences[last].end].strip()
        words = next((found for one in sentences[first : last + 1] if (found := audience_of(one.text))), None)
        audience = SuggestedAudience(words, self._trust.audience) if words else None
        conditions = tuple(SuggestedCondition(one, self._trust.conditions.get(one.field, 0.0)) for one in conditions_of(quote))
        return SuggestedTopic(KEYS[index], float(likely[index]), quote, audience, conditions)


def _serving(likely: Matrix) -> tuple[int, int]:
    """First and last of the sentences that serve a topic: the likeliest, and its neighbours while they are likely enough."""
    best = first = last = int(likely.argmax())
    least = max(float(likely[best]) * NEIGHBOUR, THRESHOLD / 2)
    while first > 0 and likely[first - 1] >= least:
        first -= 1
    while last + 1 < len(likely) and likely[last + 1] >= least:
        last += 1
    return first, last


def trust_of(examples: Sequence[Example]) -> Trust:
    """How often the rules are right on the annotated clauses; one right and one wrong are added, so that few cases promise nothing."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for example in examples:
        for annotation in example.annotations:
            words = next((one for part in sentences_of(annotation.quote) if (one := audience_of(part.text))), None)
            found["audience"] += words is not None
            right["audience"] += bool(words and annotation.audience and same_people(words, annotation.audience))
            for condition in conditions_of(annotation.quote):
                found[condition.field] += 1
                right[condition.field] += any(
                    condition.field == one.field and overlap(example.text, condition.quote, one.quote) for one in annotation.conditions
                )
    shares = {name: (right[name] + 1) / (found[name] + 2) for name in found}
    return Trust(shares.get("audience", 0.5), {name: share for name, share in shares.items() if name != "audience"})


def same_people(one: str, other: str) -> bool:
    """Whether two ways to name a group of people mean nearly the same: one holds the other, or most of their characters are shared."""
    first, second = set(one), set(other)
    return one in other or other in one or 2 * len(first & second) > len(first | second)


def overlap(text: str, one: str, other: str) -> bool:
    """Whether two stretches of `text` share a character."""
    first, second = text.find(one), text.find(other)
    return first < second + len(other) and second < first + len(one)
