"""Figures of a ranking of intents: shares, registers, confusions, and whether a confidence means what it says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.understanding.sets import Message

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0)
ALL = "all"


@dataclass(frozen=True)
class Guess:
    """Intents as a pipeline ranked them, the likeliest first, and its confidence in the first, 0 to 1."""

    intents: tuple[str, ...]
    confidence: float

    def holds(self, message: Message, among: int) -> bool:
        """Whether all that is right for `message` stands among the first `among`."""
        return set(message.intents) <= set(self.intents[:among])


Pair = tuple[Message, Guess]


@dataclass(frozen=True)
class Hits:
    """How many messages, and the share of them whose intent came first, and among the first three."""

    messages: int
    first: float
    third: float


def hits(pairs: Iterable[Pair]) -> Hits:
    """Count what came first and among three."""
    found = [(guess.holds(message, 1), guess.holds(message, 3)) for message, guess in pairs]
    return Hits(len(found), share(one for one, _ in found), share(three for _, three in found))


def by_register(pairs: Iterable[Pair]) -> dict[str, Hits]:
    """Hits of each register, in the order in which registers appear."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for message, guess in pairs:
        groups[message.register].append((message, guess))
    return {register: hits(group) for register, group in groups.items()}


def confusions(pairs: Iterable[Pair], most: int) -> list[tuple[str, str, int]]:
    """The `most` commonest pairs of what was meant and what came first instead, with how often."""
    counts = Counter((message.intents[0], guess.intents[0]) for message, guess in pairs if not guess.holds(message, 1))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(meant, got, count) for (meant, got), count in ordered[:most]]


@dataclass(frozen=True)
class Bin:
    """Messages whose confidence lies from `low` to `high`: how many, their mean confidence, and the share that is right."""

    low: float
    high: float
    messages: int
    confidence: float
    right: float


def reliability(pairs: Iterable[Pair], edges: Sequence[float] = EDGES) -> list[Bin]:
    """Bins of confidence that hold any message; a confidence on an edge belongs to the bin above it, 1 to the last."""
    found = [(guess.confidence, guess.holds(message, 1)) for message, guess in pairs]
    bins = []
    for low, high in pairwise(edges):
        inside = [(sure, right) for sure, right in found if low <= sure < high or (high == edges[-1] and sure >= high)]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), mean, share(right for _, right in inside)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the gap between confidence and share right, weighted by messages (Naeini et al., AAAI 2015)."""
    total = sum(one.messages for one in bins)
    return sum(one.messages * abs(one.confidence - one.right) for one in bins) / total if total else 0.0


def share(values: Iterable[bool]) -> float:
    """Share of true values, 0 to 1; 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0
