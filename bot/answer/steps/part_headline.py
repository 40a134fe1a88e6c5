"""The first sentence where a part of the answer is asked for: what the document says of it, or that it does not, and whom to ask then."""

from datetime import date

from bot.answer.answer import LocalBureau
from bot.answer.bodies import HOTLINE
from bot.answer.focus import Focus
from bot.answer.work import Item, Tools, Work
from bot.policy.document import Document


def part_headline(work: Work, tools: Tools, focus: Focus, facts: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Name of the phrase and its facts; `facts` are those that every such phrase may use. The work has at least one clause."""
    lead = work.clauses[0]
    if focus == "bureau":
        return _bureau(lead, tools, facts)
    if focus == "document":
        return "document", facts | {"source": source_of(lead), "when": _when(lead.found.document, tools)}
    if focus == "basis":
        return _basis(work, facts)
    facts = facts | {"what": tools.phrases.say(f"what.{focus}")}
    if any(item.marks for item in work.clauses):
        return "written", facts
    if any(item.marks for item in work.basis):
        return "written_higher", facts
    return "not_written", facts | _whom(lead, tools)


def source_of(item: Item) -> str:
    """Title, number and path of a clause."""
    document = item.found.document
    title = document.title if document.title.startswith("《") else f"《{document.title}》"
    return " ".join(part for part in (title, document.number, item.found.clause.path) if part)


def _bureau(lead: Item, tools: Tools, facts: dict[str, str]) -> tuple[str, dict[str, str]]:
    if not lead.bureaus:
        return "bureau_unnamed", facts | _whom(lead, tools)
    return "bureau", facts | {"body": "、".join(one.bureau.name + _beside(one.bureau.name, one.local, tools) for one in lead.bureaus)}


def _beside(written: str, local: LocalBureau | None, tools: Tools) -> str:
    if local is None or (local.name == written and not local.phone):
        return ""
    return tools.phrases.say(f"beside.{'inferred' if local.inferred else 'known'}", body=local.name, phone=local.phone or local.hotline)


def _whom(lead: Item, tools: Tools) -> dict[str, str]:
    """Whom to ask: the local body of the bureau that leads, else what usually does the work, else the hotline."""
    local = next((one.local for one in lead.bureaus if one.local), lead.usual_bureau)
    if local is None:
        return {"body": tools.phrases.say("contact.hotline"), "phone": HOTLINE}
    return {"body": local.name, "phone": local.phone or local.hotline}


def _basis(work: Work, facts: dict[str, str]) -> tuple[str, dict[str, str]]:
    if work.basis:
        return "basis", facts
    return ("basis_within" if work.clauses[0].marks else "basis_none"), facts


def _when(document: Document, tools: Tools) -> str:
    """The days that the document gives; says so where it gives none, or none of effect."""
    published = ("issued", document.issued_on) if document.issued_on else ("printed", document.printed_on)
    dated = (published, ("effective", document.effective_on), ("expires", document.expires_on))
    said = [tools.phrases.say(f"when.{name}", day=_day(day, tools)) for name, day in dated if day]
    if not said:
        return tools.phrases.say("when.unknown")
    return "，".join(said if document.effective_on else [*said, tools.phrases.say("when.no_effect")])


def _day(day: date, tools: Tools) -> str:
    return tools.phrases.say("piece.day", year=str(day.year), month=str(day.month), day=str(day.day))
