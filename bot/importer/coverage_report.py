"""What an import found in a file, and what it did not: for the report at the end of an import, and to read a new kind of document by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.importer.draft import Draft
from bot.importer.pipeline import import_file
from bot.policy.coverage import coverage
from bot.policy.fact import FactName

ASKED: tuple[FactName, ...] = ("title", "number", "issuers", "issued_on", "effective_on", "expires_on", "audience")
LABELS = {
    "title": "标题", "number": "文号", "issuers": "发文机关", "issued_on": "成文日期", "printed_on": "印发日期",
    "effective_on": "施行日期", "expires_on": "失效日期", "repeals": "废止文件", "amended_on": "修改日期", "audience": "适用对象",
    "deadline": "期限", "bodies": "责任部门",
}  # fmt: skip


@dataclass(frozen=True)
class DraftReport:
    """One file: its visible characters, those in exactly one segment, clauses, facts by name, what the reviewer is asked, warnings."""

    name: str
    characters: int
    covered: int
    clauses: int
    facts: dict[FactName, int]
    missing: tuple[FactName, ...]
    warnings: tuple[str, ...]

    @property
    def coverage(self) -> float:
        """Share of the visible characters that stand in exactly one segment: 1.0 where nothing is lost."""
        return self.covered / self.characters if self.characters else 1.0

    def line(self) -> str:
        """The report as one line for a reader."""
        found = "、".join(f"{LABELS[name]}{count if count > 1 else ''}" for name, count in self.facts.items()) or "无"
        missing = "、".join(LABELS[name] for name in self.missing)
        asked = f"；请补充：{missing}" if missing else ""
        warned = f"；提醒 {len(self.warnings)} 条" if self.warnings else ""
        return f"{self.name}：{self.clauses} 条，覆盖 {self.coverage:.0%}，已读出：{found}{asked}{warned}"


def report(name: str, draft: Draft) -> DraftReport:
    """What the import `draft` of the file `name` found."""
    covered, characters = coverage(draft.text, draft.segments)
    counts = Counter(fact.name for fact in draft.facts)
    return DraftReport(
        name=name,
        characters=characters,
        covered=covered,
        clauses=len(draft.clauses),
        facts={key: counts[key] for key in LABELS if counts[key]},  # type: ignore[index,misc]  # the keys of LABELS are names of facts
        missing=tuple(key for key in ASKED if not counts[key]),
        warnings=tuple(draft.warnings),
    )


def report_files(paths: Iterable[Path]) -> list[DraftReport]:
    """Import each file and report it; raises `PolicyFileError` for one that cannot be read."""
    return [report(path.name, import_file(path.stem, path)) for path in paths]
