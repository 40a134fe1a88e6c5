"""The answer object as text, for channels that show nothing else. One template per outcome in `templates/text/`."""

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateNotFound

from bot.answer.answer import Answer, AnswerClause, LocalBureau

SHOWN = 2


class TextRenderer:
    """Renders answers as plain text without blank lines (Rasa's REST channel would cut the text there). Make one with `open`."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    @classmethod
    def open(cls) -> "TextRenderer":
        """Use the templates that ship with the program."""
        environment = Environment(
            loader=PackageLoader("bot.answer", "templates/text"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )
        environment.filters["source_line"] = source_line
        environment.filters["bureau_line"] = bureau_line
        return cls(environment)

    def render(self, answer: Answer) -> str:
        """Text of an answer; raises jinja2.TemplateNotFound for an outcome that has no template."""
        try:
            template = self._environment.get_template(f"{_shape(answer)}.txt.j2")
        except TemplateNotFound:
            template = self._environment.get_template("unavailable.txt.j2")
        shown = list(_each_caveat_once(answer.clauses[:SHOWN]))
        checked = _checked(answer)
        text: Any = template.render(answer=answer, shown=shown, checked=checked, more=len(answer.clauses) - SHOWN, above=_above(answer))
        return "\n".join(line.strip() for line in str(text).splitlines() if line.strip())


def _shape(answer: Answer) -> str:
    """The template: one per outcome, and one for the end of a pre-check."""
    return "verdict" if answer.verdict and answer.outcome == "answered" else answer.outcome


def _checked(answer: Answer) -> list[AnswerClause]:
    """The clause that a pre-check goes through."""
    return [one for one in (*answer.clauses, *answer.basis) if answer.verdict and one.id == answer.verdict.clause]


def _each_caveat_once(clauses: Sequence[AnswerClause]) -> Iterator[tuple[AnswerClause, list[str]]]:
    """The clauses, each with those of its caveats that no clause before it has."""
    said: set[str] = set()
    for clause in clauses:
        yield clause, [caveat for caveat in clause.caveats if caveat not in said]
        said.update(clause.caveats)


def _above(answer: Answer) -> AnswerClause | None:
    """Where the place's own documents only mention the matter: the nearest higher clause that says something about it."""
    if any(clause.strength == "direct" for clause in answer.clauses):
        return None
    return next((clause for clause in answer.basis if clause.strength == "direct"), None)


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


def _beside(local: LocalBureau) -> str:
    if local.inferred:
        return f"（当地一般是{local.name}）"
    return f"（当地是{local.name}，电话 {local.phone}）" if local.phone else f"（当地是{local.name}）"
