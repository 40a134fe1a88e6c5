"""Read a task table: numbered tasks in rows, under heading rows that name the group and the body that leads it.

Reads:  text, lines
Writes: nodes with heading, body and the cell of responsible bodies; segments `table_head`, `heading`, `label`, `bureaus`

    序号⇥主要目标任务⇥主要责任单位
    (+-)⇥落实进城落户农民参加城镇基本医疗保险政策⇥人力资源社会保障 部牵头       (+-) is a scanned （十一）
    26⇥进城落户农民在农村参加的基本医疗保险可……⇥国家医疗保障局、 省级卫生健康部门
    ⇥条件的进城落户农民承租市场住房。⇥部门、各城市人民 政府                      the rest of a row cut by a page
"""

import re
from dataclasses import dataclass, field

from bot.importer.draft import Draft, Node
from bot.importer.numerals import SCANNED, number_of
from bot.importer.stages.bureaus import merge, parse_bureaus
from bot.importer.stages.paths import write_paths
from bot.policy.citation import Span

GROUP = re.compile(rf"[（(]({SCANNED})[）)]")
ITEM = re.compile(r"\d{1,3}")
COLUMNS = 3


@dataclass
class _Row:
    """The cells of one row, each as the spans where it stands (two where a page cuts the row)."""

    number: Span
    name: str
    cells: list[list[Span]] = field(default_factory=lambda: [[], []])


def read_table(draft: Draft) -> None:
    head = _head(draft)
    if head is None:
        return
    draft.claim("table_head", *head)
    group: Node | None = None
    for row in _rows(draft, head.end):
        node = _node(draft, row, group)
        group = node if node.level == 2 else group
        draft.nodes.append(node)
    write_paths(draft)
    _hand_down(draft)


def _head(draft: Draft) -> Span | None:
    for line in draft.lines[:5]:
        if line.text.startswith("序号\t") and line.text.count("\t") == COLUMNS - 1:
            return Span(line.start, line.end)
    return None


def _rows(draft: Draft, start: int) -> list[_Row]:
    rows: list[_Row] = []
    for raw in re.compile(r"[^\n]+").finditer(draft.text, start):
        cells = _cells(draft.text, raw.start(), raw.end())
        if len(cells) < COLUMNS - 1 or not draft.text[raw.start() : raw.end()].strip():
            continue
        name = draft.text[cells[0].start : cells[0].end].strip()
        if name:
            rows.append(_Row(cells[0], name))
        for column, cell in enumerate(cells[1:COLUMNS]):
            if rows and draft.text[cell.start : cell.end].strip():
                rows[-1].cells[column].append(cell)
    return rows


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells = []
    for cell in text[start:end].split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _node(draft: Draft, row: _Row, group: Node | None) -> Node:
    match = GROUP.fullmatch(row.name)
    if match is None and not ITEM.fullmatch(row.name):
        draft.warnings.append(f"表格序号无法识别：{row.name}")
    level = 2 if match else 3
    number = number_of(match[1]) if match else int(row.name) if ITEM.fullmatch(row.name) else 0
    node = Node(level, number, row.number, row.number.start, end=max(span.end for span in (*row.cells[0], row.number)))
    if level == 2:
        node.heading = row.cells[0]
    else:
        node.body = row.cells[0]
        node.parent = group
        if group is not None:
            group.children.append(node)
    node.bureaus = parse_bureaus(draft.quote_cell(row.cells[1]))
    for cell in row.cells[1]:
        draft.claim("bureaus", *cell)
    return node


def _hand_down(draft: Draft) -> None:
    """The body named in a heading row leads every task below it, before the bodies of the task itself."""
    for node in draft.nodes:
        if node.level == 3 and node.parent is not None:
            node.bureaus = merge(node.parent.bureaus, node.bureaus, lead_above=True)
    for node in draft.nodes:
        for span in node.heading if node.level == 2 else ():
            draft.claim("heading", *span, path=node.path)
        draft.claim("label", *node.label, path=node.path)
