"""Check sentences before they train: none that measures, none twice under two intents, and what the present model hears in each."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.language.normaliser import normalise
from bot.learning.sentences import Sentence, bare

Fault = Literal["measured", "other_intent", "unknown_intent", "known"]
SHORT = 6
"""Characters up to which a sentence may measure and train: 租房补贴 is what anybody says."""
REFUSED: tuple[Fault, ...] = ("measured", "other_intent", "unknown_intent")
Heard = tuple[str, float]


@dataclass(frozen=True)
class Finding:
    """What was found of a sentence: faults, each with what it clashes with, and the intent that the present model hears, how surely."""

    sentence: Sentence
    faults: tuple[tuple[Fault, str], ...]
    heard: Heard | None = None

    @property
    def refused(self) -> bool:
        """Whether it must not train so."""
        return any(fault in REFUSED for fault, _ in self.faults)

    @property
    def misheard(self) -> bool:
        """Whether the present model hears something else: then there is something to learn, or the intent is wrong."""
        return self.heard is not None and self.heard[0] != self.sentence.intent


class Checker:
    """Checks against what trains and what measures; `intents` are those that there are."""

    def __init__(self, trained: Iterable[Sentence], measured: Iterable[Sentence], intents: Collection[str]) -> None:
        self._trained: dict[str, Sentence] = {bare(one.text): one for one in trained}
        self._measured = {bare(one.text): one.where for one in measured if len(normalise(one.text)) > SHORT}
        self._intents = frozenset(intents)

    def check(self, sentences: Sequence[Sentence], hear: Callable[[str], Heard] | None = None) -> list[Finding]:
        """A finding for each of `sentences`; `hear` gives what the present model hears."""
        before: dict[str, str] = {}
        found = []
        for one in sentences:
            plain = bare(one.text)
            found.append(Finding(one, tuple(self._faults(one, plain, before)), hear(one.text) if hear else None))
            before.setdefault(plain, one.intent)
        return found

    def _faults(self, one: Sentence, plain: str, before: dict[str, str]) -> Iterable[tuple[Fault, str]]:
        if one.intent not in self._intents:
            yield "unknown_intent", one.intent
        if plain in self._measured:
            yield "measured", self._measured[plain]
        known = self._trained[plain].intent if plain in self._trained else before.get(plain)
        if known is not None:
            yield ("known" if known == one.intent else "other_intent"), known


def intents_of(trained: Iterable[Sentence]) -> list[str]:
    """The intents that there are, by name."""
    return sorted({one.intent for one in trained})
