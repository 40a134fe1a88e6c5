"""The words that jieba is given beside its own: the lexicon, terms found in the founding documents, bureaus and names of places."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from bot.language.lexicon import lexicon

Cutting = Callable[[str], Sequence[str]]

LEAST_OCCURRENCES = 4
LEAST_NEIGHBOURS = 3  # different words that stand before, and behind, a term: 转移人口市 has one
LEAST_COHESION = 3.0  # pointwise mutual information (natural logarithm) of its two parts
LONGEST_TERM = 8
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_EDGE = ""


def user_words(cut: Cutting, documents: Sequence[str], bureaus: Iterable[str], places: Iterable[str]) -> tuple[str, ...]:
    """All words to add, each once, in a fixed order. `cut` cuts a text into jieba's own words, `documents` are texts of clauses.

    Names of places that are cut out of common words (建设, 和平) must not be among `places`.
    """
    terms = [term.text for term in lexicon()]
    named = sorted({name for name in (*bureaus, *places) if _HAN.fullmatch(name)})
    return tuple(dict.fromkeys((*terms, *sorted(found_terms(cut, documents)), *named)))


def found_terms(cut: Cutting, documents: Iterable[str]) -> set[str]:
    """Pairs of words that belong together in `documents`: 居住证 and 持有人, 农业转移人口 and 市民化.

    A pair is a term where it occurs often enough, more often than its words would meet by chance, and among different neighbours
    (new word discovery by mutual information and branching).
    """
    words, pairs = Counter[str](), Counter[tuple[str, str]]()
    before, behind = defaultdict[tuple[str, str], set[str]](set), defaultdict[tuple[str, str], set[str]](set)
    for run in (run for document in documents for run in _HAN.findall(document)):
        cells = [_EDGE, *cut(run), _EDGE]
        words.update(cells[1:-1])
        for at, pair in enumerate(pairwise(cells[1:-1]), start=1):
            pairs[pair] += 1
            before[pair].add(cells[at - 1] or f"^{run}")
            behind[pair].add(cells[at + 2] or f"${run}")
    total = sum(words.values())
    return {
        "".join(pair)
        for pair, count in pairs.items()
        if count >= LEAST_OCCURRENCES
        and all(len(word) > 1 for word in pair)
        and len("".join(pair)) <= LONGEST_TERM
        and min(len(before[pair]), len(behind[pair])) >= LEAST_NEIGHBOURS
        and math.log(count * total / (words[pair[0]] * words[pair[1]])) >= LEAST_COHESION
    }
