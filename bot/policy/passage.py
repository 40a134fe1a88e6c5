"""A clause where it stands in its document, with the text around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.policy.citation import Span

AROUND = 2_000  # characters on either side


@dataclass(frozen=True)
class Passage:
    """`before`, `clause` and `after` follow each other in the text; `spans` are what belongs to the clause, in code points of all three."""

    before: str
    clause: str
    after: str
    spans: tuple[Span, ...]


def passage(text: str, spans: Sequence[Span], around: int = AROUND) -> Passage | None:
    """The passage of `text` from the first to the last of `spans`; None where they do not lie in it."""
    start, end = min((one[0] for one in spans), default=-1), max((one[1] for one in spans), default=-1)
    if not 0 <= start < end <= len(text):
        return None
    first = max(0, start - around)
    moved = tuple(Span(begin - first, stop - first) for begin, stop in spans)
    return Passage(text[first:start], text[start:end], text[end : end + around], moved)
