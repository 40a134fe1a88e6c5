"""Find the places of a text that sound or look like a term of the domain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.language.pinyin import blurred, lookalikes, syllable, syllables


@dataclass(frozen=True)
class Likeness:
    """`text[start:end]` is like `term`: `wrong` are the positions that differ, `far` those of them that sound differently."""

    start: int
    end: int
    term: str
    wrong: tuple[int, ...]
    far: int


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)


class LikenessIndex:
    """A trie of blurred syllables; a text is walked from each of its signs. Terms have two signs or more."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._root = _Node()
        self._readings: dict[str, frozenset[str]] = {}
        self._label = lru_cache(maxsize=32_768)(self._labels_of)
        self._begun = lru_cache(maxsize=65_536)(self._nodes_of)  # most pairs of signs begin no term
        for term in terms:
            self._add(term)

    def find(self, text: str, closed: Sequence[bool]) -> list[Likeness]:
        """What in `text` is like a term and is none itself, from left to right; nothing that touches a `closed` position."""
        found = []
        for start in range(len(text) - 1):
            if closed[start] or closed[start + 1]:
                continue
            for node in self._begun(text[start : start + 2]):
                ends = self._ends(node, text, closed, start + 2)
                found += [one for end, term in ends if (one := self._compare(text, start, end, term))]
        return list(dict.fromkeys(found))

    def _add(self, term: str) -> None:
        node = self._root
        for sign, spoken in zip(term, syllables(term), strict=True):
            self._readings[sign] = self._readings.get(sign, frozenset()) | {spoken}
            node = node.next.setdefault(blurred(spoken), _Node())
        node.terms.append(term)

    def _compare(self, text: str, start: int, end: int, term: str) -> Likeness | None:
        wrong = tuple(start + index for index, sign in enumerate(term) if text[start + index] != sign)
        far = sum(not self._sounds(text[position]) & self._sounds(term[position - start]) for position in wrong)
        return Likeness(start, end, term, wrong, far) if wrong else None

    def _sounds(self, sign: str) -> frozenset[str]:
        return self._readings.get(sign, frozenset()) | {syllable(sign)}

    def _labels_of(self, sign: str) -> tuple[str, ...]:
        """Labels of the edges that a sign may take: its own sounds, and those of the signs that it is mistaken for."""
        alike = (sign, *lookalikes().get(sign, ()))
        return tuple({blurred(spoken): None for one in alike for spoken in self._sounds(one) if spoken})

    def _nodes_of(self, pair: str) -> tuple[_Node, ...]:
        """Nodes that the first two signs of a term lead to."""
        first = [self._root.next[label] for label in self._label(pair[0]) if label in self._root.next]
        return tuple(node.next[label] for node in first for label in self._label(pair[1]) if label in node.next)

    def _ends(self, node: _Node, text: str, closed: Sequence[bool], end: int) -> Iterator[tuple[int, str]]:
        for term in node.terms:
            yield end, term
        if end < len(text) and not closed[end] and node.next:
            for label in self._label(text[end]):
                further = node.next.get(label)
                if further:
                    yield from self._ends(further, text, closed, end + 1)
