"""What somebody is or has, where the words differ with the answer: 失业了, 户口没迁来, 租的房, 离婚了."""

import re
from collections.abc import Iterator

from .clauses import Clause
from .cues import NO, NOT, wished
from .fact import StatedFact
from .tables import phrases

_TURNED = re.compile(rf"(?:{NO}|{NOT})(?:有)?$")
_KIND = re.compile(r"外(?:地|省|来)人(?:员|口)?")  # a kind of people: the asker's only where somebody is named
_ASKED = re.compile(r"(?:有没有|是不是|要不要|能不能|有木有|还是|只有)[^，]{0,2}$")


def read_phrases(clause: Clause) -> Iterator[StatedFact]:
    """Facts that the turns of phrase of `clause` state; 没有, 不是 before one turns it round."""
    taken: list[tuple[str, int, int]] = []
    for phrase in phrases():
        for match in phrase.said.finditer(clause.text, clause.opening):
            start, end = match.span()
            if any(name == phrase.name and first < end and start < last for name, first, last in taken):
                continue
            left = clause.text[clause.opening : start]
            if _is_asked(left, match[0]) or (phrase.value and wished(left)) or _is_lease(clause, phrase.name, match[0]):
                continue
            taken.append((phrase.name, start, end))
            assumed = clause.assumed(start) or (_KIND.fullmatch(match[0]) is not None and not clause.named(start))
            turned = _TURNED.search(left) is not None
            yield StatedFact(phrase.name, phrase.value != turned, start, end, match[0], clause.subject(start), assumed)


def _is_asked(left: str, words: str) -> bool:
    """有没有落户的, 是不是本地人: asked, not said."""
    return _ASKED.search(left) is not None or (left.endswith(("有", "是")) and words.startswith(("没", "不")))


def _is_lease(clause: Clause, name: str, words: str) -> bool:
    """租房没有合同 speaks of a lease, not of a labour contract."""
    return name == "labour_contract" and "租" in clause.text and "劳动" not in words
