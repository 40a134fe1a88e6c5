"""The smallest numbered unit of a document that stands alone, and what it serves."""

from dataclasses import dataclass
from typing import Literal

from bot.policy.bureau import Bureau
from bot.policy.citation import Span
from bot.policy.condition import Condition

Kind = Literal["benefit", "duty", "principle", "target", "organisation"]
KINDS: tuple[Kind, ...] = ("benefit", "duty", "principle", "target", "organisation")

Strength = Literal["direct", "weak"]


@dataclass(frozen=True)
class Clause:
    """A clause as the importer found it: its place in the document, the text word for word, and the spans where it stands."""

    id: str
    path: str
    headings: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    bureaus: tuple[Bureau, ...]


@dataclass(frozen=True)
class Annotation:
    """What a clause says to one topic: the words that serve it, and for whom. `weak` is a mention, answered with a caveat."""

    topic: str
    quote: str
    kind: Kind
    strength: Strength
    audience: str | None = None
    conditions: tuple[Condition, ...] = ()


def clause_id(document_id: str, path: str) -> str:
    """Identifier of a clause: `baotou-2024-47#二(一)1(1)` for path `二（一）1（1）`."""
    return f"{document_id}#{path.replace('（', '(').replace('）', ')')}"
