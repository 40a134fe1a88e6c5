"""Read a task table: numbered tasks in rows, under heading rows that name the group and the body that leads it.

Reads:  text, lines
Writes: parts (another table below is one);
        nodes with heading, body and the cells of responsible bodies; segments `table_head`, `heading`, `label`, `bureaus`

    序号⇥主要目标任务⇥主要责任单位
    (+-)⇥落实进城落户农民参加城镇基本医疗保险政策⇥人力资源社会保障 部牵头       (+-) is a scanned （十一）
    26⇥进城落户农民在农村参加的基本医疗保险可……⇥国家医疗保障局、 省级卫生健康部门
    ⇥条件的进城落户农民承租市场住房。⇥部门、各城市人民 政府                      the rest of a row cut by a page
    序号⇥重点任务⇥具体措施⇥牵头单位⇥配合单位⇥完成时限                            columns of bodies by their titles, all others are text
    一、稳定就业                                                                  a row of one cell heads those below it
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from bot.importer.draft import Draft, Line, Node, Part
from bot.importer.numerals import NUMERAL, SCANNED, number_of
from bot.importer.stages.bureaus import merge
from bot.importer.stages.columns import Role, bureaus_of, roles_of
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import SENTENCE_END, is_row
from bot.policy.citation import Span
from bot.policy.fact import Fact

GROUP = re.compile(rf"[（(]({SCANNED})[）)]")
SECTION = re.compile(rf"(?:({NUMERAL})、|[（(]({NUMERAL})[）)])\s*(?=\S)")
ITEM = re.compile(r"\d{1,3}")
HEAD = re.compile(r"(?:序号|编号)\t")
ASKED = re.compile(r"问[:：]")
FEWEST = 2  # columns


@dataclass
class _Row:
    """The cells of one row by their column, each as the spans where it stands (two where a page cuts the row)."""

    number: Span
    name: str
    cells: dict[int, list[Span]] = field(default_factory=dict)


def read_table(draft: Draft) -> None:
    head = _head(draft)
    if head is None:
        return
    roles = roles_of(draft.text[head.start : head.end].split("\t"))
    draft.claim("table_head", *head)
    groups: list[Node] = []
    for row in _rows(draft, head.end, _part_other_tables(draft, head.end)):
        node = _section(draft, row) or _node(draft, row, roles)
        while groups and groups[-1].level >= node.level:
            groups.pop()
        if groups:
            node.parent = groups[-1]
            groups[-1].children.append(node)
        groups += [node] if node.level < 3 else []
        draft.nodes.append(node)
    write_paths(draft)
    _hand_down(draft)


def _head(draft: Draft) -> Span | None:
    for line in draft.lines[:5]:
        if HEAD.match(line.text) and line.text.count("\t") >= FEWEST and roles_of(line.text.split("\t")):
            return Span(line.start, line.end)
    return None


def _part_other_tables(draft: Draft, start: int) -> int:
    """Make a part of every other table below (the sheets of a workbook); return where the first of them begins, else the end."""
    lines = draft.lines_of(start, len(draft.text))
    starts = [line.start for line, below in pairwise(lines) if _is_caption(line) and (is_row(below.text) or ASKED.match(below.text))]
    ends = [*starts, len(draft.text)]
    draft.parts = [Part(0, ends[0])]
    draft.parts += [Part(begin, end, f"附表{number}/") for number, (begin, end) in enumerate(pairwise(ends), 1)]
    return ends[0]


def _is_caption(line: Line) -> bool:
    return "\t" not in line.text and not SECTION.match(line.text) and not line.text.endswith(SENTENCE_END)


def _rows(draft: Draft, start: int, end: int) -> list[_Row]:
    rows: list[_Row] = []
    for line in draft.lines_of(start, end):
        cells = _cells(draft.text, _row_start(draft.text, line.start), line.end)
        name = draft.text[cells[0].start : cells[0].end].strip()
        if len(cells) < FEWEST and not SECTION.match(name):
            continue
        if name:
            rows.append(_Row(Span(line.start, min(line.end, cells[0].end)), name))
        for column, cell in enumerate(cells[1:], 1):
            if rows and draft.free(cell.start, cell.end):
                rows[-1].cells.setdefault(column, []).append(cell)
    return rows


def _row_start(text: str, start: int) -> int:
    """Where the row of a line begins: before the tabs of its empty first cells."""
    raw = text.rfind("\n", 0, start) + 1
    return start if text[raw:start].strip() else raw


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells = []
    for cell in text[start:end].split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _section(draft: Draft, row: _Row) -> Node | None:
    """A row of one cell that is numbered and has words: it heads the rows below it."""
    match = SECTION.match(row.name)
    if match is None or row.cells:
        return None
    words = row.number.start + match.end()
    node = Node(1 if match[1] else 2, number_of(match[1] or match[2]), Span(row.number.start, words), row.number.start, end=row.number.end)
    node.heading = [Span(words, row.number.end)]
    return node


def _node(draft: Draft, row: _Row, roles: dict[int, Role]) -> Node:
    match = GROUP.fullmatch(row.name)
    if match is None and not ITEM.fullmatch(row.name):
        draft.warnings.append(f"表格序号无法识别：{row.name}")
    number = number_of(match[1]) if match else int(row.name) if ITEM.fullmatch(row.name) else 0
    words = [cell for column, cells in row.cells.items() if column not in roles for cell in cells]
    node = Node(2 if match else 3, number, row.number, row.number.start, end=max(span.end for span in (*words, row.number)))
    if match:
        node.heading = words
    else:
        node.body = words
    node.bureaus = bureaus_of({column: draft.quote_cell(cells) for column, cells in row.cells.items()}, roles)
    told = [span for column in roles for cell in row.cells.get(column, []) for span in draft.claim("bureaus", *cell)]
    span = Span(min(told).start, max(told).end) if told else None
    if span and all(bureau.name in draft.quote([span]).text for bureau in node.bureaus):  # a page may cut a name in two
        draft.facts.append(Fact("bodies", tuple(bureau.name for bureau in node.bureaus), span))
    return node


def _hand_down(draft: Draft) -> None:
    """The body named in a heading row leads every task below it, before the bodies of the task itself."""
    for node in draft.nodes:
        if node.level == 3 and node.parent is not None:
            node.bureaus = merge(node.parent.bureaus, node.bureaus, lead_above=True)
    for node in draft.nodes:
        for span in node.heading if node.level < 3 else ():
            draft.claim("heading", *span, path=node.path)
        draft.claim("label", *node.label, path=node.path)
