"""Which clauses of an answer a reader sees first, and how a clause, its source and its bureau are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.answer import Answer, AnswerClause, LocalBureau

SHOWN = 2
GAP = "……"
ABOUT_THE_WHOLE = ("bureau", "document")  # parts that are no sentence of a clause: who answers for it, and where it stands


@dataclass(frozen=True)
class Shown:
    """What is shown of an answer: clauses, each with the caveats not said before; one of a higher level; how many are left out."""

    clauses: tuple[tuple[AnswerClause, tuple[str, ...]], ...] = ()
    above: AnswerClause | None = None
    more: int = 0

    @property
    def first(self) -> AnswerClause | None:
        """The clause that stands first."""
        return self.clauses[0][0] if self.clauses else None

    @property
    def bureaus(self) -> tuple[AnswerClause, ...]:
        """The clauses whose bureaus are told: one for each different line."""
        return tuple({(bureau_line(clause), clause.usual_bureau): clause for clause, _ in reversed(self.clauses)}.values())[::-1]


def to_show(answer: Answer) -> Shown:
    """The first clauses of the level that leads; where a part is asked for, those that speak of it, if need be of a higher level.

    In a pre-check the one clause that it goes through.
    """
    if answer.verdict:
        checked = [clause for clause in (*answer.clauses, *answer.basis) if clause.id == answer.verdict.clause]
        return Shown(tuple((clause, ()) for clause in checked[:1]))
    told = _told(answer)
    return Shown(tuple(_each_caveat_once(answer, told[:SHOWN])), _above(answer), max(0, len(told) - SHOWN))


def _told(answer: Answer) -> tuple[AnswerClause, ...]:
    if answer.focus is None:
        return answer.clauses
    if answer.focus in ABOUT_THE_WHOLE:
        return answer.clauses[:1]
    if answer.focus == "basis" and answer.basis:
        return answer.basis
    marked = [tuple(clause for clause in level if clause.marks) for level in (answer.clauses, answer.basis)]
    return marked[0] or marked[1] or answer.clauses[:1]


def quoted(clause: AnswerClause, answer: Answer) -> str:
    """The words of a clause that answer, word for word; a gap where something between them is left out."""
    if answer.focus in ABOUT_THE_WHOLE:
        return clause.quote
    text, end = "", None
    for mark, words in zip(clause.marks or ((0, 0),), clause.said, strict=True):
        text += words if end is None or mark[0] == end else GAP + words
        end = mark[1]
    return text


def source_line(clause: AnswerClause) -> str:
    """Where a clause stands: title, number, path."""
    document = clause.document
    title = document.title if document.title.startswith("《") else f"《{document.title}》"
    return " ".join(part for part in (title, document.number, clause.path) if part)


def bureau_line(clause: AnswerClause) -> str:
    """Who answers for a clause, as the document writes it, with the local body beside it."""
    names = []
    for one in clause.bureaus:
        names.append(one.bureau.name + (_beside(one.local) if one.local and one.local.name != one.bureau.name else ""))
    return "、".join(names)


def _each_caveat_once(answer: Answer, clauses: Sequence[AnswerClause]) -> Iterator[tuple[AnswerClause, tuple[str, ...]]]:
    """The clauses, each with those of its caveats that neither the headline nor a clause before it has said."""
    said: set[str] = set()
    for clause in clauses:
        yield clause, tuple(caveat for caveat in clause.caveats if caveat not in said and not _in_headline(caveat, clause, answer))
        said.update(clause.caveats)


def _in_headline(caveat: str, clause: AnswerClause, answer: Answer) -> bool:
    return bool(clause.audience) and f"“{clause.audience}”" in answer.headline and str(clause.audience) in caveat


def _above(answer: Answer) -> AnswerClause | None:
    """Where the place's own documents only mention the matter: the nearest higher clause that says something about it."""
    if answer.focus or any(clause.strength == "direct" for clause in answer.clauses):
        return None
    return next((clause for clause in answer.basis if clause.strength == "direct"), None)


def _beside(local: LocalBureau) -> str:
    if local.inferred:
        return f"（当地一般是{local.name}）"
    return f"（当地是{local.name}，电话 {local.phone}）" if local.phone else f"（当地是{local.name}）"
