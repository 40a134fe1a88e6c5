"""A version as a spreadsheet: facts, clauses, what they say to which topic, on what conditions, and who answers for them.

What is proposed stands on pages of its own, beside what people have said.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from bot.editing.cells import LABELS, LONGEST, TooLongError, label, write_text, write_value
from bot.editing.edits import SHOWN
from bot.editing.proposals import Proposals
from bot.errors import PolicyFileError
from bot.importer.document_facts import FACTS, write_fact
from bot.policy.condition import Condition
from bot.policy.notice import Notice

ABOUT, CLAUSES, ANNOTATIONS, CONDITIONS, BUREAUS = "文件", "条款", "标注", "条件", "责任单位"
COLUMNS: dict[str, tuple[str, ...]] = {
    ABOUT: ("项目", "值"),
    CLAUSES: ("编号", "上级标题", "原文（不要改）", "类别"),
    ANNOTATIONS: ("编号", "主题", "引用的原文", "类别", "程度", "适用对象"),
    CONDITIONS: ("编号", "主题", "要求什么", "要求（几个字）", "引用的原文", "比较", "值", "任选其一的组"),
    BUREAUS: ("编号", "单位（照原文）", "角色"),
}
PROPOSED, PROPOSED_CONDITIONS = "建议", "建议的条件"
PROPOSED_COLUMNS: dict[str, tuple[str, ...]] = {
    PROPOSED: ("编号", "采纳（写“是”）", "建议主题", "把握", "引用的原文", "类别", "程度", "适用对象"),
    PROPOSED_CONDITIONS: (
        "编号",
        "建议主题",
        "不要的写“否”",
        "把握",
        "要求什么",
        "要求（几个字）",
        "引用的原文",
        "比较",
        "值",
        "任选其一的组",
    ),
}
CHOICES = {
    CLAUSES: {"D": "kind"},
    ANNOTATIONS: {"D": "kind", "E": "strength"},
    CONDITIONS: {"C": "field"},
    BUREAUS: {"C": "role"},
    PROPOSED: {"B": "accept", "F": "kind", "G": "strength"},
    PROPOSED_CONDITIONS: {"C": "accept", "E": "field"},
}
WIDTHS = {
    ABOUT: (18, 80),
    CLAUSES: (14, 24, 90, 12),
    ANNOTATIONS: (14, 20, 80, 12, 12, 30),
    CONDITIONS: (14, 20, 14, 30, 50, 8, 20, 16),
    BUREAUS: (14, 40, 10),
    PROPOSED: (14, 16, 20, 8, 80, 12, 12, 30),
    PROPOSED_CONDITIONS: (14, 20, 14, 8, 14, 30, 50, 8, 20, 16),
}
PROPOSAL = PatternFill("solid", fgColor="FFF2CC")  # light yellow, so that nobody takes a proposal for an annotation
VERSION, STAMP, DOCUMENT = "版本（不要改）", "改动次数（不要改）", "标识（不要改）"


def write_workbook(notice: Notice, stamp: int, path: Path, proposals: Proposals = MappingProxyType({})) -> None:
    """Write a version to `path`, with what is proposed; a file that was there is replaced whole.

    Raises `PolicyFileError` for a text that no cell can hold.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    try:
        for name, rows in (_sheets(notice, stamp) | (_proposed(proposals) if proposals else {})).items():
            _write(workbook, name, rows)
    except TooLongError:
        raise PolicyFileError(str(path), f"有一段超过 {LONGEST} 字，表格放不下；请导出成 .yml 来改。") from None
    unfinished = path.with_name(path.name + ".part")
    workbook.save(unfinished)
    unfinished.replace(path)


def _sheets(notice: Notice, stamp: int) -> dict[str, Iterable[Sequence[Any]]]:
    """The rows of each sheet: a text, or a way to write a cell."""
    document = notice.document
    about: list[Sequence[Any]] = [(DOCUMENT, document.id), (VERSION, document.revision), (STAMP, str(stamp))]
    about += [(fact.label, _fact(fact.kind, write_fact(fact, document))) for fact in FACTS]
    return {
        ABOUT: about,
        CLAUSES: [
            (clause.path, " / ".join(clause.headings)[:SHOWN], clause.text[:SHOWN], label("kind", notice.kinds.get(clause.path)))
            for clause in notice.clauses
        ],
        ANNOTATIONS: [
            (path, label("topic", one.topic), one.quote, label("kind", one.kind), label("strength", one.strength), one.audience)
            for path, found in _in_order(notice)
            for one in found
        ],
        CONDITIONS: [
            (path, label("topic", one.topic), *_need(need)) for path, found in _in_order(notice) for one in found for need in one.conditions
        ],
        BUREAUS: [(clause.path, one.name, label("role", one.role)) for clause in notice.clauses for one in clause.bureaus],
    }


def _proposed(proposals: Proposals) -> dict[str, Iterable[Sequence[Any]]]:
    """The rows of what is proposed; a clause for which no topic is proposed has a row for its kind."""
    topics: list[Sequence[Any]] = []
    conditions: list[Sequence[Any]] = []
    for path, suggestion in proposals.items():
        kind = label("kind", suggestion.kind)
        if not suggestion.topics:
            topics.append((path, None, None, percent(suggestion.kind_confidence), None, kind, None, None))
        for one in suggestion.topics:
            topic, audience = label("topic", one.topic), one.audience.words if one.audience else None
            topics.append((path, None, topic, percent(one.confidence), one.quote, kind, label("strength", one.strength), audience))
            conditions += [(path, topic, None, percent(each.confidence), *_need(each.condition)) for each in one.conditions]
    return {PROPOSED: topics, PROPOSED_CONDITIONS: conditions}


def _need(need: Condition) -> Sequence[Any]:
    return label("field", need.field), need.requires, need.quote, need.op, Value(need.value), need.any_of


def percent(share: float) -> str:
    """A confidence as people read it: 0.92 is 92%."""
    return f"{share:.0%}"


class Value:
    """The value of a condition, which keeps its type in a cell."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _in_order(notice: Notice) -> list[tuple[str, Any]]:
    return [(clause.path, notice.annotations.get(clause.path, ())) for clause in notice.clauses]


def _fact(kind: str, value: Any) -> Any:
    if isinstance(value, list):
        return list_cell(value)
    return label("status", value) if kind == "status" else value


def list_cell(values: Sequence[str]) -> str:
    """Several texts in one cell: one a line, or as a list in brackets where that could be misread."""
    plain = all(value.splitlines() == [value] and value.strip() == value for value in values) and not "".join(values[:1]).startswith("[")
    return "\n".join(values) if plain else json.dumps(list(values), ensure_ascii=False)


def _write(workbook: Workbook, name: str, rows: Iterable[Sequence[Any]]) -> None:
    sheet: Any = workbook.create_sheet(name)
    for number, row in enumerate([(COLUMNS | PROPOSED_COLUMNS)[name], *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, Value):
                write_value(cell, value.value)
            elif isinstance(value, date):
                cell.value, cell.number_format = value, "yyyy-mm-dd"
            else:
                write_text(cell, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        if name in PROPOSED_COLUMNS:
            cell.fill = PROPOSAL
    for letter, width in zip("ABCDEFGHIJ", WIDTHS[name], strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"
    for letter, group in CHOICES.get(name, {}).items():
        choice = DataValidation(type="list", formula1='"' + ",".join(LABELS[group].values()) + '"', allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(f"{letter}2:{letter}10000")
