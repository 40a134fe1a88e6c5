"""What changed between two versions of a document, clause by clause and word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any, Literal

from bot.policy.clause import Clause
from bot.policy.document import Document
from bot.policy.notice import Notice

Change = Literal["added", "removed", "changed", "moved", "annotated"]
WORD = re.compile(r"[0-9A-Za-z.%]+|.", re.DOTALL)
ALIKE = 0.6
NO_FACTS = ("id", "revision", "sha256", "source_file")


@dataclass(frozen=True)
class Words:
    """A stretch of both texts: `op` is equal, removed or added."""

    op: Literal["equal", "removed", "added"]
    text: str


@dataclass(frozen=True)
class ClauseChange:
    """A clause that is not the same in both versions; `words` are those of its text, old and new interleaved."""

    change: Change
    path: str
    old_path: str | None
    words: tuple[Words, ...]
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactChange:
    """A fact of the document that differs."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two versions."""

    facts: tuple[FactChange, ...]
    clauses: tuple[ClauseChange, ...]

    def __bool__(self) -> bool:
        return bool(self.facts or self.clauses)


def compare(old: Notice, new: Notice) -> Changes:
    """What changed from `old` to `new`: facts, then clauses in the order of `new`, a removed one where it stood."""
    return Changes(tuple(_facts(old.document, new.document)), tuple(_clauses(old, new)))


def compare_words(old: str, new: str) -> tuple[Words, ...]:
    """Both texts interleaved, by characters of Chinese and by whole numbers and words in Latin letters."""
    before, after = WORD.findall(old), WORD.findall(new)
    found: list[Words] = []
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(Words("equal", "".join(before[i:j])))
            continue
        found += [Words("removed", "".join(before[i:j]))] if i < j else []
        found += [Words("added", "".join(after[k:m]))] if k < m else []
    return tuple(found)


def _facts(old: Document, new: Document) -> Iterator[FactChange]:
    for field in fields(Document):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in NO_FACTS and before != after:
            yield FactChange(field.name, before, after)


def _clauses(old: Notice, new: Notice) -> Iterator[ClauseChange]:
    partners = _partners(old.clauses, new.clauses)
    kept = {partner.path for partner in partners.values()}
    gone = [clause for clause in old.clauses if clause.path not in kept]
    order = {clause.path: index for index, clause in enumerate(old.clauses)}
    for clause in new.clauses:
        partner = partners.get(clause.path)
        if partner is None:
            yield ClauseChange("added", clause.path, None, (Words("added", clause.text),))
            continue
        while gone and order[gone[0].path] < order[partner.path]:
            yield _removed(gone.pop(0))
        yield from _pair(old, partner, new, clause)
    yield from map(_removed, gone)


def _removed(clause: Clause) -> ClauseChange:
    return ClauseChange("removed", clause.path, clause.path, (Words("removed", clause.text),))


def _pair(old: Notice, before: Clause, new: Notice, after: Clause) -> Iterator[ClauseChange]:
    what = tuple(_what(old, before, new, after))
    if before.text != after.text:
        yield ClauseChange("changed", after.path, before.path, compare_words(before.text, after.text), what)
    elif before.path != after.path:
        yield ClauseChange("moved", after.path, before.path, (Words("equal", after.text),), what)
    elif what:
        yield ClauseChange("annotated", after.path, before.path, (Words("equal", after.text),), what)


def _what(old: Notice, before: Clause, new: Notice, after: Clause) -> Iterator[str]:
    """What differs about a clause beside its text."""
    if before.bureaus != after.bureaus:
        yield "bureaus"
    if old.kinds.get(before.path) != new.kinds.get(after.path):
        yield "kind"
    if old.annotations.get(before.path, ()) != new.annotations.get(after.path, ()):
        yield "annotations"


def _partners(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> dict[str, Clause]:
    """For each new clause the old one that it continues: the same text, else much the same words under the same path, else elsewhere."""
    left = {clause.path: clause for clause in old}
    partners: dict[str, Clause] = {}
    for same in (_same, _same_text, _same_path, _alike):
        for clause in new:
            partner = None if clause.path in partners else same(clause, left)
            if partner is not None:
                partners[clause.path] = left.pop(partner.path)
    return partners


def _same(clause: Clause, left: dict[str, Clause]) -> Clause | None:
    found = left.get(clause.path)
    return found if found is not None and found.text == clause.text else None


def _same_text(clause: Clause, left: dict[str, Clause]) -> Clause | None:
    return next((one for one in left.values() if one.text == clause.text), None)


def _same_path(clause: Clause, left: dict[str, Clause]) -> Clause | None:
    found = left.get(clause.path)
    return found if found is not None and _likeness(found.text, clause.text) >= ALIKE else None


def _alike(clause: Clause, left: dict[str, Clause]) -> Clause | None:
    found = max(left.values(), key=lambda one: _likeness(one.text, clause.text), default=None)
    return found if found is not None and _likeness(found.text, clause.text) >= ALIKE else None


def _likeness(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
