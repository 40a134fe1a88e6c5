"""An edited export over the version that it came from; where rows do not fit the text, all are named and nothing is taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.errors import RowsError, WrongRow
from bot.importer.document_facts import BY_NAME, parse_fact
from bot.importer.entries import Problem, read_entries
from bot.importer.notice import with_bureaus
from bot.policy.document import Document
from bot.policy.notice import Notice

Where = Callable[[Problem], str]
SHOWN = 4_000  # characters of a clause that a spreadsheet shows


@dataclass(frozen=True)
class Edited:
    """What an edited file holds: `data` as a policy.yml has it, the version and stamp it was exported from, and where things stand in it.

    `texts` are the texts of clauses that the file shows (by path, each with its place), which must not be changed there.
    """

    path: Path
    document_id: str
    revision: str | None
    stamp: int | None
    data: Mapping[str, Any]
    where: Where
    problems: tuple[tuple[str, str], ...] = ()
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def apply_edits(base: Notice, edited: Edited) -> Notice:
    """`base` with what the file says; raises `RowsError` with all rows that are wrong."""
    rows = list(edited.problems)
    document = _document(base.document, edited.data["document"], rows)
    entries = read_entries(edited.data["clauses"], base.clauses, complete=False)
    rows += [(edited.where(problem), problem.why) for problem in entries.problems]
    shown = {clause.path: clause.text[:SHOWN] for clause in base.clauses}
    rows += [(place, "原文不能在表格里改") for path, (place, text) in edited.texts.items() if path in shown and shown[path] != text]
    if rows:
        raise RowsError(str(edited.path), tuple(WrongRow(*row) for row in rows))
    left_out = {clause.path for clause in base.clauses} - set(edited.data["clauses"])
    kinds = {path: kind for path, kind in base.kinds.items() if path in left_out} | entries.kinds
    annotations = {path: found for path, found in base.annotations.items() if path in left_out} | entries.annotations
    return replace(base, document=document, clauses=with_bureaus(base.clauses, entries), kinds=kinds, annotations=annotations)


def _document(base: Document, data: Mapping[str, Any], rows: list[tuple[str, str]]) -> Document:
    values = {}
    for name, value in data.items():
        fact = BY_NAME.get(name)
        if fact is None:
            if name != "id":
                rows.append((f"文件 {name}", "没有这一项事实"))
            continue
        try:
            values[fact.field] = parse_fact(fact, value, loose=True)
        except ValueError as error:
            rows.append((f"文件 {fact.label}", str(error)))
    return replace(base, **values)


def in_words(problem: Problem) -> str:
    """Where a problem stands, in a file without rows."""
    topic = "" if problem.topic == "-" else f" {problem.topic}"
    return f"条款 {problem.clause}{topic}" + ("" if problem.condition is None else f" 第 {problem.condition + 1} 个条件")
