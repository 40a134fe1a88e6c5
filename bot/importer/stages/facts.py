"""Read what the document says about itself, each fact with the words that say it.

Reads:  segments, clauses, parts; facts `bodies` of other stages
Writes: facts

    《失业保险条例》，1999年1月22日中华人民共和国国务院令第258号发布      title, number, issuers, issued_on
    本办法自印发之日起施行，有效期5年。                                    effective_on, expires_on
    《广州市临时救助办法》（穗府办规〔2019〕13号）同时废止。               repeals

What the document does not say stays empty. Names of facts that may come once only are taken from the first place that has them.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.importer.draft import Draft
from bot.importer.stages.identity import identity
from bot.importer.stages.scope import scope
from bot.importer.stages.terms import terms
from bot.policy.fact import Fact, FactName

SEVERAL: tuple[FactName, ...] = ("repeals", "amended_on", "audience", "deadline", "bodies")


def read_facts(draft: Draft) -> None:
    known = list(_first_of_each(identity(draft)))
    known += _first_of_each([*known, *terms(draft, known)], skip=len(known))
    draft.facts = known + list(_first_of_each([*draft.facts, *scope(draft)]))


def _first_of_each(facts: Iterable[Fact], skip: int = 0) -> Iterator[Fact]:
    seen: set[object] = set()
    for index, fact in enumerate(facts):
        key: object = (fact.name, fact.value) if fact.name in SEVERAL else fact.name
        if key not in seen and index >= skip:
            yield fact
        seen.add(key)


def valid_from(facts: Iterable[Fact]) -> date | None:
    """First day of this version: that of its last amendment, where that comes after the day of effect; None where nothing is said."""
    days = [fact.value for fact in facts if fact.name in ("effective_on", "amended_on") and isinstance(fact.value, date)]
    issued = [fact.value for fact in facts if fact.name in ("issued_on", "printed_on") and isinstance(fact.value, date)]
    return max(days) if days else min(issued) if issued else None
