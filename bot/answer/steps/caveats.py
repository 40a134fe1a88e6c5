"""Say what limits a clause: a narrower audience, a mere mention, a date that has passed, a basis that has lapsed, a document unchecked."""

import re

from bot.answer.work import Item, Tools, Work
from bot.policy.document import Document

OLD = 5  # years after which a reader should know how old a document is that nobody has checked
TARGET = re.compile(r"(?:到|至)(\d{4})年(?:末|底)?")


def add_caveats(work: Work, tools: Tools) -> None:
    for item in (*work.clauses, *work.basis):
        item.caveats.extend(_caveats(item, work, tools))


def _caveats(item: Item, work: Work, tools: Tools) -> list[str]:
    annotation, document = item.found.annotation, item.found.document
    caveats = []
    if annotation.audience:
        caveats.append(tools.phrases.say("caveat.audience", audience=annotation.audience))
    if annotation.strength == "weak":
        caveats.append(tools.phrases.say("caveat.weak"))
    passed = [match for match in TARGET.finditer(annotation.quote) if int(match[1]) < work.question.as_of.year]
    if passed:
        caveats.append(tools.phrases.say("caveat.target", target=passed[0][0]))
    if basis := tools.bases.of(document, item.found.clause.text, work.question.as_of, work.store_revision or 0):
        name = "basis_replaced" if basis.successor else "basis_over"
        caveats.append(tools.phrases.say(f"caveat.{name}", basis=basis.title, successor=basis.successor or ""))
    if document.status == "unverified":
        caveats.append(_unverified(document, work, tools))
    return caveats


def _unverified(document: Document, work: Work, tools: Tools) -> str:
    """Said once: that nobody has checked the document lately, with its year where it is old."""
    day = document.issued_on or document.printed_on
    if day and work.question.as_of.year - day.year >= OLD:
        return tools.phrases.say("caveat.old", year=str(day.year))
    return tools.phrases.say("caveat.unverified")
