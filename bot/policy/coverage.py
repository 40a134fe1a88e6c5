"""How much of a text its segments cover: every visible character belongs to exactly one."""

from collections.abc import Iterable

from bot.policy.citation import ZERO_WIDTH
from bot.policy.notice import Segment


def coverage(text: str, segments: Iterable[Segment]) -> tuple[int, int]:
    """How many visible characters belong to exactly one segment, and how many there are."""
    counts = bytearray(len(text))
    for segment in segments:
        for offset in range(max(segment.start, 0), min(segment.end, len(text))):
            counts[offset] = min(counts[offset] + 1, 2)
    visible = [offset for offset, character in enumerate(text) if not character.isspace() and character not in ZERO_WIDTH]
    return sum(counts[offset] == 1 for offset in visible), len(visible)
