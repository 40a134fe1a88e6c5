"""A notice whole: the document, its text, where everything in it stands, its clauses and what they serve."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.policy.clause import Annotation, Clause, Kind
from bot.policy.document import Document
from bot.policy.fact import Fact


@dataclass(frozen=True)
class Segment:
    """A stretch of the source that belongs to one thing: `kind` names it, `path` the clause or heading, where it belongs to one."""

    kind: str
    start: int
    end: int
    path: str = ""


@dataclass(frozen=True)
class Notice:
    """A document, its text and clauses, the kind of each clause, and its annotations (both by path of the clause).

    A clause of a draft may have no kind yet. `facts` are what the document says about itself, each with the words that say it.
    """

    document: Document
    text: str
    clauses: tuple[Clause, ...]
    segments: tuple[Segment, ...]
    kinds: Mapping[str, Kind]
    annotations: Mapping[str, tuple[Annotation, ...]]
    warnings: tuple[str, ...]
    facts: tuple[Fact, ...] = ()

    def plain(self) -> "Notice":
        """What the notice says, whatever version it is: two notices that say the same are equal in this form."""
        annotations = {path: tuple(sorted(found, key=lambda one: one.topic)) for path, found in self.annotations.items() if found}
        document = replace(self.document, revision=None)
        return replace(self, document=document, kinds=dict(self.kinds), annotations=annotations, warnings=())
