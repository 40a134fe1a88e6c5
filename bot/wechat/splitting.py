"""Long texts in pieces that a message holds: cut at ends of sentences, never inside a character; nothing is lost or added."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

PIECE = 1700
"""Bytes of UTF-8 in a piece. Tencent gives no limit for replies: 2,048 is the usual figure, about 1,800 is safe in practice, and the
line that says how to read on comes on top."""
GAP = "\n\n"
_SENTENCE = re.compile(r".*?(?:[。！？；!?;]+[」』”’）)》]*|\n+|$)", re.DOTALL)
_CLAUSE = re.compile(r".*?(?:[，、,：:\s]|$)", re.DOTALL)
_JOINERS = "\u200d\ufe0e\ufe0f\u20e3"


def size(text: str) -> int:
    """Bytes of `text`; a lone surrogate, which is left out in the end, counts as one that is not."""
    return len(text.encode("utf-8", "surrogatepass"))


def split(text: str, room: int = PIECE) -> tuple[str, ...]:
    """`text` in pieces of at most `room` bytes, whole sentences where they fit. White space at the cuts is dropped, nothing else."""
    pieces: list[str] = []
    for unit in _units(text, room):
        if pieces and size(pieces[-1] + unit) <= room:
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return tuple(piece for piece in (one.strip() for one in pieces) if piece)


def pack(texts: Iterable[str], room: int = PIECE) -> tuple[str, ...]:
    """The same texts in as few messages as hold them, each of at most `room` bytes, with a blank line between; their order stays."""
    packed: list[str] = []
    for text in texts:
        for piece in split(text, room):
            if packed and size(packed[-1] + GAP + piece) <= room:
                packed[-1] += GAP + piece
            else:
                packed.append(piece)
    return tuple(packed)


def _units(text: str, room: int) -> Iterator[str]:
    """What stays together: sentences, of a longer one its clauses, of a longer one of these its characters."""
    for sentence in _SENTENCE.findall(text):
        if size(sentence) <= room:
            yield sentence
            continue
        for clause in _CLAUSE.findall(sentence):
            if size(clause) <= room:
                yield clause
            else:
                yield from _characters(clause)


def _characters(text: str) -> Iterator[str]:
    """Characters as a reader sees them: marks, joiners and what they join stay with the character before."""
    seen = ""
    for character in text:
        tone = "\U0001f3fb" <= character <= "\U0001f3ff"  # of the skin of an emoji
        joins = tone or character in _JOINERS or unicodedata.combining(character) or seen.endswith("\u200d")
        if seen and not (joins and size(seen) < 64):
            yield seen
            seen = ""
        seen += character
    if seen:
        yield seen
