"""The domain lexicon: the terms that the assistant's matters are called by, reviewed by hand in `data/lexicon.csv`."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
# How often a term of weight 1, 2 and 3 is said to this assistant, in 60 million words: jieba's own counts come from newspapers and novels.
OCCURRENCES = (300, 1500, 6000)


@dataclass(frozen=True)
class Term:
    """A term, its weight (3 a matter itself, 2 a part of it, 1 a word around it), and the initials that stand for it alone."""

    text: str
    weight: int
    letters: str = ""

    @property
    def occurrences(self) -> int:
        """How often the term is expected, in 60 million words."""
        return OCCURRENCES[self.weight - 1]


@lru_cache(maxsize=1)
def lexicon() -> tuple[Term, ...]:
    """All terms, in the order of the file; read once."""
    return tuple(Term(row["term"], int(row["weight"]), row["letters"]) for row in rows("lexicon"))


def rows(table: str) -> list[dict[str, str]]:
    """Rows of a table in `data/`."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
