"""From a file to the notice that becomes a draft: its clauses, and the facts that it says about itself."""

from datetime import date
from pathlib import Path
from typing import Any

from bot.errors import PolicyFileError
from bot.importer.draft import Draft
from bot.importer.formats.reading import LIMIT
from bot.importer.pipeline import import_file
from bot.policy.citation import Span, quote, sha256
from bot.policy.document import Document
from bot.policy.fact import Fact, FactValue
from bot.policy.notice import Notice

DAYS = ("issued_on", "printed_on", "effective_on", "expires_on")


def draft_notice(path: Path, document_id: str, region_code: str = "", limit: int = LIMIT) -> Notice:
    """Read a file and take it apart; what it does not say stays empty. Raises `PolicyFileError` for one that cannot be read."""
    draft = import_file(document_id, path, limit=limit)
    if "\0" in draft.text:
        raise PolicyFileError(str(path), "不是文本文件，请换一个文件。")
    facts = tuple(draft.facts)
    document = Document(
        id=document_id,
        region_code=region_code,
        status="unverified",
        checked_on=None,
        based_on=(),
        source_file=path.name,
        source_url=None,
        sha256=sha256(draft.text),
        **_facts(draft, facts),
    )
    return Notice(document, draft.text, tuple(draft.clauses), tuple(draft.segments), {}, {}, tuple(draft.warnings), facts)


def _facts(draft: Draft, facts: tuple[Fact, ...]) -> dict[str, Any]:
    once: dict[str, FactValue] = {fact.name: fact.value for fact in reversed(facts)}
    amended = [fact.value for fact in facts if fact.name == "amended_on" and isinstance(fact.value, date)]
    audience = [fact.value for fact in facts if fact.name == "audience" and isinstance(fact.value, str)]
    issuers = once.get("issuers", ())
    return {
        "title": str(once.get("title") or _segment(draft, "title")),
        "number": once.get("number") or _segment(draft, "number") or None,
        "issuers": issuers if isinstance(issuers, tuple) else (str(issuers),),
        "audience": audience[0] if len(audience) == 1 else None,
        "valid_from": max(amended, default=None),
        **{name: once[name] if isinstance(once.get(name), date) else None for name in DAYS},
    }


def _segment(draft: Draft, kind: str) -> str:
    """The words of the first segment of a kind; empty where there is none."""
    found = next((segment for segment in draft.segments if segment.kind == kind), None)
    return "" if found is None else quote(draft.text, [Span(found.start, found.end)]).text
