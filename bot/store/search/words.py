"""The words of the index: jieba's, and marks for what is no word (place, topic, status, numbers).

Sample: `_r150200 _sunverified _tpublic_rental_housing _y2024 _n47 | 推动 农牧业 … | 对 现行 … 公租房 保障`
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from bot.language.characters import one_spelling
from bot.language.words import WordCutter
from bot.store.search.clause import IndexedClause
from bot.store.search.numbers import numbers_in

FORMAT = 2  # raise it when the words change: what was indexed in another format is indexed anew
EMBEDDED = 256  # the beginning of a clause says what it is about; the encoder's time grows with the length
LONGEST = 40
NO_MARK = "_none"  # borne by no clause
MOST = 20_000  # PostgreSQL takes no more than a megabyte a row
_PARTS = re.compile(r"[^\W_]+")
_SIGNS = "的了和与及或等在是对为由从以按将把被给向到于并可要应其该各都也就还吗呢吧啊呀嘛哪怎么我你他她们有个这那想请问"
_PHRASES = (
    "怎么", "什么", "怎样", "如何", "可以", "能", "能否", "哪些", "哪里", "多少", "怎么办", "是否", "我们", "你们", "他们", "以及", "或者",
    "进行", "有关", "相关", "想问", "请问", "需要", "一下",
)  # fmt: skip
_SAID_WITHOUT_MEANING = frozenset((*_SIGNS, *_PHRASES))


@dataclass(frozen=True)
class Lexemes:
    """What is indexed of a clause."""

    marks: tuple[str, ...]
    head: tuple[str, ...]
    text: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((*self.marks, "|", *self.head, "|", *self.text))


class Words:
    """Cuts clauses and queries in the same way."""

    def __init__(self, cutter: WordCutter) -> None:
        self._cutter = cutter
        self._line = lru_cache(maxsize=256)(self.cut)  # clauses share title and headings

    def cut(self, text: str) -> tuple[str, ...]:
        """Words of `text` in order, long ones also in their parts, without those that mean nothing by themselves."""
        words = self._cutter.pieces(one_spelling(text))
        parts = (part[:LONGEST] for word in words for part in _PARTS.findall(word))
        return tuple(part for part in parts if part not in _SAID_WITHOUT_MEANING)

    def of(self, clause: IndexedClause) -> Lexemes:
        """What is indexed of `clause`."""
        head = tuple(word for line in (clause.title, *clause.headings) for word in self._line(line))
        return Lexemes(_marks(clause), head[:MOST], self.cut(clause.text)[:MOST])


def region_mark(code: str) -> str:
    """Word that every clause of the region bears."""
    return _mark("r", code.lower())


def topic_mark(topic: str) -> str:
    """Word that every clause of the topic bears."""
    return _mark("t", topic)


def status_mark(status: str) -> str:
    """Word that every clause of the status bears."""
    return _mark("s", status)


def embedded_text(headings: tuple[str, ...], text: str) -> str:
    """What of a clause is turned into a vector."""
    return f"{headings[-1]}。{text}"[:EMBEDDED] if headings else text[:EMBEDDED]


def digest(text: str) -> str:
    """Key of a vector: clauses that say the same share one."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _mark(kind: str, name: str) -> str:
    return f"_{kind}{name}" if name.isidentifier() or name.isalnum() else NO_MARK


def _marks(clause: IndexedClause) -> tuple[str, ...]:
    own = numbers_in(clause.number or "")
    cited = (mark for number in numbers_in(clause.text) for mark in number.cited())
    return (
        region_mark(clause.region_code),
        status_mark(clause.status),
        *(topic_mark(topic) for topic in clause.topics),
        *(mark for number in own for mark in number.marks()),
        *dict.fromkeys(cited),
    )
