"""From a file to the notice that becomes a draft: its clauses, and the facts that it says about itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bot.errors import PolicyFileError
from bot.importer.draft import Draft
from bot.importer.formats.reading import LIMIT
from bot.importer.pipeline import import_file
from bot.policy.citation import Span, quote, sha256
from bot.policy.clause import Clause, clause_id
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
    clauses, warnings = _with_paths_of_their_own(document_id, draft.clauses)
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
    return Notice(document, draft.text, clauses, tuple(draft.segments), {}, {}, (*draft.warnings, *warnings), facts)


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


def _with_paths_of_their_own(document_id: str, clauses: Iterable[Clause]) -> tuple[tuple[Clause, ...], list[str]]:
    """Clauses that share a path (the numbering repeats) get a number behind it, in order: （一）, （一）~2."""
    clauses = list(clauses)
    counts = Counter(clause.path for clause in clauses)
    taken, found = set(counts), []
    seen: Counter[str] = Counter()
    for clause in clauses:
        seen[clause.path] += 1
        path = clause.path if seen[clause.path] == 1 else _free_path(clause.path, taken)
        taken.add(path)
        found.append(clause if path == clause.path else replace(clause, path=path, id=clause_id(document_id, path)))
    repeated = [path for path, times in counts.items() if times > 1]
    return tuple(found), [f"编号重复：{path}，后面的记作 {path}~2" for path in repeated]


def _free_path(path: str, taken: set[str]) -> str:
    return next(name for n in count(2) if (name := f"{path}~{n}") not in taken)
