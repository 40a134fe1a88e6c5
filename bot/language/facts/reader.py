"""Read the facts of a message: in clauses, each by every kind of reader, then put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.policy.variables import Subject

from .ages import read_ages
from .clauses import Clause, clauses_of
from .fact import StatedFact
from .family import read_family
from .income import read_income
from .months import read_months
from .phrases import read_phrases
from .plain import plain
from .schooling import read_schooling
from .terms import read_terms

LONGEST = 2000  # signs of a message that are read; what follows is left
# What is said of a child in a clause that does not name one; anything else there is the asker's.
_OF_CHILDREN = {"age", "school_stage", "school_grade", "school_entry", "disabled", "disability_grade", "left_behind", "orphan", "student"}
_OF_HOUSEHOLDS = {"income_month"}
_KEYWORDS = re.compile(r"[^\s我俺，。！？,!?]{1,8}(?:\s+[^\s我俺，。！？,!?]{1,8})+")  # 外地户口 公租房: a search, which states nothing
_NEAR = 5  # signs between a child and what is said of it, where that is mostly said of grown people
_ALWAYS_OWN: set[Subject] = {"child", "grandchild"}


def read_facts(text: str, as_of: date) -> tuple[StatedFact, ...]:
    """Facts that `text` states, in the order of their words; times are reckoned from the day `as_of`.

    Never concludes: what the words leave open has no fact, and a vague figure is an interval.
    """
    keywords = _KEYWORDS.fullmatch(text.strip()) is not None
    facts = [fact for clause in clauses_of(plain(text[:LONGEST])) for fact in _of_clause(clause, as_of)]
    facts = [replace(fact, assumed=fact.assumed or keywords) for fact in facts]
    facts += [replace(fact, name="hukou_local") for fact in facts if _tells_place(fact)]
    return tuple(
        sorted(_single([replace(fact, text=text[fact.start : fact.end]) for fact in facts]), key=lambda one: (one.start, one.name))
    )


def _read(clause: Clause, as_of: date) -> Iterator[StatedFact]:
    yield from read_months(clause, as_of)
    yield from read_ages(clause, as_of)
    yield from read_schooling(clause)
    yield from read_family(clause)
    yield from read_income(clause)
    yield from read_terms(clause)
    yield from read_phrases(clause)


def _of_clause(clause: Clause, as_of: date) -> list[StatedFact]:
    facts = [_own(clause, fact) for fact in _read(clause, as_of) if not clause.hearsay(fact.start)]
    counted = {fact.name.removesuffix("_months") for fact in facts if fact.name.endswith("_months")}
    told = [fact for fact in facts if not (fact.value is True and fact.name in counted)]  # how long it was paid says not that it still is
    return [replace(fact, start=fact.start + clause.offset, end=fact.end + clause.offset) for fact in told]


def _own(clause: Clause, fact: StatedFact) -> StatedFact:
    """Whose the fact is: what a clause without a person says after a child was named is mostly the asker's."""
    subject = fact.subject
    if fact.name == "married" and subject == "spouse":
        subject = "asker"
    if subject == "household" and fact.name not in _OF_HOUSEHOLDS:
        subject = "asker"
    if subject in _ALWAYS_OWN and fact.name not in _OF_CHILDREN and not clause.named(fact.start, within=_NEAR):
        subject = "asker"
    return replace(fact, subject=subject)


def _tells_place(fact: StatedFact) -> bool:
    """A hukou that did not move is elsewhere; one that came here is here, one that only left is not said to be."""
    return fact.name == "hukou_moved" and (
        fact.value is False or ("来" in fact.text and "出来" not in fact.text) or "到" in fact.text or "落" in fact.text
    )


def _single(facts: list[StatedFact]) -> list[StatedFact]:
    """Each statement once: of two equal ones the first, and what is stated goes before what is only supposed."""
    kept: list[StatedFact] = []
    for fact in sorted(facts, key=lambda one: (one.assumed, one.start)):
        if not any((one.name, one.subject, one.value) == (fact.name, fact.subject, fact.value) for one in kept):
            kept.append(fact)
    return kept
