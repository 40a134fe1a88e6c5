"""Cut a clause into sentences, each with its place in the clause."""

import re
from typing import NamedTuple

SENTENCE = re.compile(r"[^。！？；;]*[^。！？；;\s][^。！？；;]*[。！？；;]?")


class Sentence(NamedTuple):
    """A sentence of a clause and where it stands there (`clause[start:end]`)."""

    start: int
    end: int
    text: str


def sentences_of(clause: str) -> list[Sentence]:
    """The sentences of a clause in order; nothing of it is lost."""
    return [Sentence(match.start(), match.end(), match[0]) for match in SENTENCE.finditer(clause)]
