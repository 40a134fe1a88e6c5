"""A notice whole: the document, its text, where everything in it stands, its clauses and what they serve."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.policy.clause import Annotation, Clause, Kind
from bot.policy.document import Document


@dataclass(frozen=True)
class Segment:
    """A stretch of the source that belongs to one thing: `kind` names it, `path` the clause or heading, where it belongs to one."""

    kind: str
    start: int
    end: int
    path: str = ""


@dataclass(frozen=True)
class Notice:
    """A document, its text and clauses, the kind of each clause, and its annotations (both by path of the clause)."""

    document: Document
    text: str
    clauses: tuple[Clause, ...]
    segments: tuple[Segment, ...]
    kinds: Mapping[str, Kind]
    annotations: Mapping[str, tuple[Annotation, ...]]
    warnings: tuple[str, ...]
