"""Whether new sentences make the model better or worse: trained with and without them, and measured on the messages to choose by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.learning.sentences import Sentence


class Reads(Protocol):
    """A model that gives the likeliest intent of a message."""

    def first(self, text: str) -> str:
        """The name of the intent."""


Train = Callable[[Sequence[Sentence]], Reads]


@dataclass(frozen=True)
class Effect:
    """Shares of messages, 0 to 1, whose intent comes first, without and with the new sentences; how many there are; and which got lost."""

    before: float
    after: float
    messages: int
    lost: tuple[Sentence, ...]

    @property
    def worse(self) -> bool:
        """Whether fewer are right than before."""
        return self.after < self.before


def effect_of(train: Train, trained: Sequence[Sentence], new: Sequence[Sentence], messages: Sequence[Sentence]) -> Effect:
    """Train twice and measure on `messages`, each of which names the right intent."""
    without, with_new = _right(train(trained), messages), _right(train([*trained, *new]), messages)
    lost = tuple(message for message, old, now in zip(messages, without, with_new, strict=True) if old and not now)
    count = max(len(messages), 1)
    return Effect(sum(without) / count, sum(with_new) / count, len(messages), lost)


def _right(model: Reads, messages: Sequence[Sentence]) -> list[bool]:
    return [model.first(one.text) == one.intent for one in messages]
