"""The answer: the one object that every channel renders. Its field names are a contract; see docs/architecture.md."""

from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any, Literal

from bot.answer.focus import Focus
from bot.policy.bureau import Bureau
from bot.policy.citation import Span
from bot.policy.condition import Condition
from bot.policy.document import Document
from bot.regions import Region

Eligibility = Literal["unknown", "not_met", "conditions_met"]
Outcome = Literal["answered", "needs_region", "needs_fact", "no_clause", "unclear", "out_of_scope", "handed_over", "crisis", "unavailable"]


@dataclass(frozen=True)
class LocalBureau:
    """The body of the asker's own place that does the work of a bureau.

    `inferred` where its name follows the usual pattern and nobody has written it down; else it comes from the directory, with what
    that knows: telephone, address, hours, the day of the last check, the source, and what it succeeds.
    """

    name: str
    inferred: bool
    hotline: str
    phone: str | None = None
    address: str | None = None
    hours: str | None = None
    checked_on: date | None = None
    source: str | None = None
    succession: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The body as the contract has it."""
        return asdict(self) | {"checked_on": _day(self.checked_on)}


@dataclass(frozen=True)
class Contact:
    """Whom to call: a name, a number, what for, and the body that does the work, where one is known or usual."""

    name: str
    number: str
    why: str
    body: LocalBureau | None = None

    def to_dict(self) -> dict[str, Any]:
        """The contact as the contract has it."""
        return asdict(self) | {"body": self.body.to_dict() if self.body else None}


@dataclass(frozen=True)
class AnswerBureau:
    """A bureau as the document writes it, and beside it the local body where one is known."""

    bureau: Bureau
    local: LocalBureau | None


@dataclass(frozen=True)
class AnswerClause:
    """A clause in an answer, word for word, with all that is needed to check it."""

    id: str
    path: str
    text: str
    level: str
    kind: str
    strength: str
    document: Document
    bureaus: tuple[AnswerBureau, ...]
    usual_bureau: LocalBureau | None
    audience: str | None
    conditions: tuple[Condition, ...]
    quote: str
    caveats: tuple[str, ...]
    headings: tuple[str, ...]
    spans: tuple[Span, ...]
    marks: tuple[Span, ...] = ()
    met: tuple[bool | None, ...] = ()
    eligibility: Eligibility = "unknown"

    @property
    def said(self) -> tuple[str, ...]:
        """The marked words, which answer the question; where nothing is marked, those that serve the topic."""
        return tuple(self.text[start:end] for start, end in self.marks) or (self.quote,)

    def to_dict(self) -> dict[str, Any]:
        """The clause as the contract has it."""
        return {
            "id": self.id,
            "path": self.path,
            "text": self.text,
            "level": self.level,
            "kind": self.kind,
            "strength": self.strength,
            "headings": list(self.headings),
            "document": document_facts(self.document),
            "bureaus": [
                {"name": one.bureau.name, "role": one.bureau.role, "local": one.local.to_dict() if one.local else None}
                for one in self.bureaus
            ],
            "usual_bureau": self.usual_bureau.to_dict() if self.usual_bureau else None,
            "audience": self.audience,
            "eligibility": self.eligibility,
            "conditions": [
                condition_facts(condition, met) for condition, met in zip_longest(self.conditions, self.met[: len(self.conditions)])
            ],
            "marks": [list(mark) for mark in self.marks],
            "caveats": list(self.caveats),
            "source": {
                "file": self.document.source_file,
                "spans": [list(span) for span in self.spans],
                "sha256": self.document.sha256,
            },
        }


@dataclass(frozen=True)
class Verdict:
    """What a pre-check has found of `clause` (its identifier) so far; `asked` is the variable that it asks for, None once it is over.

    The conditions are listed by what is known of them; of alternatives only those that count. `note` says who decides in the end.
    """

    clause: str
    eligibility: Eligibility
    met: tuple[Condition, ...]
    not_met: tuple[Condition, ...]
    open: tuple[Condition, ...]
    asked: str | None
    note: str
    begins: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The verdict as the contract has it."""
        lists = {"met": (self.met, True), "not_met": (self.not_met, False), "open": (self.open, None)}
        found = {name: [condition_facts(one, met) for one in conditions] for name, (conditions, met) in lists.items()}
        return {"clause": self.clause, "eligibility": self.eligibility, **found, "asked": self.asked, "note": self.note}


@dataclass(frozen=True)
class Answer:
    """What is said to a question."""

    id: str
    outcome: Outcome
    topic: str | None
    as_of: date
    region: Region | None
    clauses: tuple[AnswerClause, ...] = ()
    basis: tuple[AnswerClause, ...] = ()
    headline: str = ""
    focus: Focus | None = None
    ask: str | None = None
    candidates: tuple[Region, ...] = ()
    caveats: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    alternatives: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()
    next: tuple[str, ...] = field(default=())
    store_revision: int | None = None
    notice: str | None = None
    verdict: Verdict | None = None

    def to_dict(self) -> dict[str, Any]:
        """The answer as the contract has it, ready for JSON."""
        return {
            "id": self.id,
            "outcome": self.outcome,
            "topic": self.topic,
            "as_of": self.as_of.isoformat(),
            "store_revision": self.store_revision,
            "region": region_facts(self.region),
            "clauses": [clause.to_dict() for clause in self.clauses],
            "basis": [clause.to_dict() for clause in self.basis],
            "headline": self.headline,
            "focus": self.focus,
            "ask": self.ask,
            "candidates": [region_facts(region) for region in self.candidates],
            "caveats": list(self.caveats),
            "verdict": self.verdict.to_dict() if self.verdict else None,
            "contacts": [contact.to_dict() for contact in self.contacts],
            "alternatives": [{"topic": key, "label": label} for key, label in self.alternatives],
            "choices": list(self.choices),
            "next": list(self.next),
            "notice": self.notice,
        }


def region_facts(region: Region | None) -> dict[str, str] | None:
    """A place as the contract has it."""
    return None if region is None else {"code": region.code, "name": region.full_name, "level": region.level}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def document_facts(document: Document) -> dict[str, Any]:
    """A document as the contract has it."""
    return {
        "id": document.id,
        "revision": document.revision,
        "title": document.title,
        "number": document.number,
        "issuers": list(document.issuers),
        "region_code": document.region_code,
        "issued_on": _day(document.issued_on),
        "printed_on": _day(document.printed_on),
        "effective_on": _day(document.effective_on),
        "expires_on": _day(document.expires_on),
        "status": document.status,
        "checked_on": _day(document.checked_on),
        "source_url": document.source_url,
    }


def condition_facts(condition: Condition, met: bool | None) -> dict[str, Any]:
    """A condition as the contract has it, and whether it is met."""
    return {
        "field": condition.field,
        "requires": condition.requires,
        "quote": condition.quote,
        "op": condition.op,
        "value": list(condition.value) if isinstance(condition.value, tuple) else condition.value,
        "any_of": condition.any_of,
        "met": met,
    }
