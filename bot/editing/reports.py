"""What came of each file of an import."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.policy.coverage import coverage
from bot.policy.notice import Notice
from bot.policy.questions import questions

Outcome = Literal["new", "revision", "edited", "unchanged", "refused"]
LABELS: dict[Outcome, str] = {"new": "新文件", "revision": "新版本", "edited": "已改", "unchanged": "没有变化", "refused": "未导入"}
FACTS = ("title", "number", "issuers", "region_code", "issued_on", "effective_on", "expires_on", "valid_from", "audience")


@dataclass(frozen=True)
class ImportReport:
    """A file: what became of it, and what was found in it and what was not. `covered` of `visible` characters belong to something.

    `proposed` is for how many clauses topics are proposed; None where nothing was to be proposed.
    """

    file: str
    outcome: Outcome
    revision: str | None = None
    title: str = ""
    clauses: int = 0
    annotated: int = 0
    proposed: int | None = None
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    covered: int = 0
    visible: int = 0
    warnings: tuple[str, ...] = ()
    error: str | None = None
    rows: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The report ready for JSON, with the part of the text that is covered."""
        share = round(self.covered / self.visible, 6) if self.visible else None
        return asdict(self) | {"rows": [{"where": where, "why": why} for where, why in self.rows], "coverage": share}


def report_on(file: str, outcome: Outcome, revision: str, notice: Notice) -> ImportReport:
    """The report on a file that was understood."""
    document = notice.document
    covered, visible = coverage(notice.text, notice.segments)
    return ImportReport(
        file=file,
        outcome=outcome,
        revision=revision,
        title=document.title,
        clauses=len(notice.clauses),
        annotated=sum(bool(found) for found in notice.annotations.values()),
        facts=tuple(name for name in FACTS if getattr(document, name)),
        missing=tuple(question.name for question in questions(document)),
        covered=covered,
        visible=visible,
        warnings=notice.warnings,
    )


def summary(reports: list[ImportReport]) -> dict[str, Any]:
    """The figures of a whole import."""
    visible = sum(report.visible for report in reports)
    return {
        "files": len(reports),
        **{outcome: sum(report.outcome == outcome for report in reports) for outcome in LABELS},
        "clauses": sum(report.clauses for report in reports),
        "annotated": sum(report.annotated for report in reports),
        "proposed": sum(report.proposed or 0 for report in reports),
        "facts_found": sum(len(report.facts) for report in reports),
        "facts_missing": sum(len(report.missing) for report in reports),
        "coverage": round(sum(report.covered for report in reports) / visible, 6) if visible else None,
    }
