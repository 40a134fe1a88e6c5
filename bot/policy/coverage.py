"""How much of a text its segments cover: every visible character belongs to exactly one."""

from collections.abc import Iterable

from bot.policy.citation import VISIBLE_RUN
from bot.policy.notice import Segment

ONE_MORE = bytes([1, 2, 2]) + bytes(253)  # a character that belongs to two segments stays at two


def coverage(text: str, segments: Iterable[Segment]) -> tuple[int, int]:
    """How many visible characters belong to exactly one segment, and how many there are."""
    counts = bytearray(len(text))
    for segment in segments:
        part = slice(max(segment.start, 0), min(segment.end, len(text)))
        counts[part] = counts[part].translate(ONE_MORE)
    runs = [run.span() for run in VISIBLE_RUN.finditer(text)]
    return sum(counts.count(1, *run) for run in runs), sum(end - start for start, end in runs)
