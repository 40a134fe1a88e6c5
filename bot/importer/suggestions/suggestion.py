"""What is proposed for a clause. Nothing of it counts before a reviewer has said so."""

from dataclasses import dataclass

from bot.policy.clause import Kind, Strength
from bot.policy.condition import Condition


@dataclass(frozen=True)
class SuggestedAudience:
    """Whom the words are about, as the clause writes it."""

    words: str
    confidence: float


@dataclass(frozen=True)
class SuggestedCondition:
    """A condition with the words that it rests on (`condition.quote`)."""

    condition: Condition
    confidence: float


@dataclass(frozen=True)
class SuggestedTopic:
    """A topic that the clause may serve, the sentences that serve it, how closely, and for whom under which conditions."""

    topic: str
    confidence: float
    quote: str
    strength: Strength
    strength_confidence: float
    audience: SuggestedAudience | None
    conditions: tuple[SuggestedCondition, ...]


@dataclass(frozen=True)
class Suggestion:
    """All that is proposed for a clause: `topics` above the threshold, the likeliest first, and `near` the likeliest three of all."""

    kind: Kind
    kind_confidence: float
    topics: tuple[SuggestedTopic, ...]
    near: tuple[tuple[str, float], ...]
