"""What the steps of the pipeline work on."""

from dataclasses import dataclass, field

from bot.answer.answer import AnswerBureau, Contact, LocalBureau, Outcome
from bot.answer.bodies import LocalBodies
from bot.answer.departments import Departments
from bot.answer.lapsed import LapsedBases
from bot.answer.phrases import Phrases
from bot.answer.question import Question
from bot.policy.citation import Span
from bot.policy.topics import Topic
from bot.regions import Gazetteer, Region
from bot.store.bodies.directory import BodyDirectory
from bot.store.repository import Found, PolicyRepository


@dataclass(frozen=True)
class Tools:
    """What the steps need beside the question: the store, the places, the words around a clause, the usual bodies and the known ones,
    and the bases that have lapsed.
    """

    repository: PolicyRepository
    gazetteer: Gazetteer
    phrases: Phrases
    departments: Departments
    directory: BodyDirectory
    bases: LapsedBases


@dataclass
class Item:
    """A clause on its way into the answer."""

    found: Found
    level: str
    bureaus: tuple[AnswerBureau, ...] = ()
    usual_bureau: LocalBureau | None = None
    caveats: list[str] = field(default_factory=list)
    marks: tuple[Span, ...] = ()


@dataclass
class Work:
    """An answer on its way. A step that sets `outcome` has decided; steps that come after it add what that outcome needs."""

    question: Question
    topic: Topic | None = None
    region: Region | None = None
    outcome: Outcome | None = None
    bodies: LocalBodies | None = None
    clauses: list[Item] = field(default_factory=list)
    basis: list[Item] = field(default_factory=list)
    choices: list[Topic] = field(default_factory=list)
    candidates: list[Region] = field(default_factory=list)
    headline: str = ""
    ask: str | None = None
    caveats: list[str] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    alternatives: list[tuple[str, str]] = field(default_factory=list)
    next: list[str] = field(default_factory=list)
    store_revision: int | None = None
