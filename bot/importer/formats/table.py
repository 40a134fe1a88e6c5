"""From the rows of a table to lines: one form for the tables of xlsx, csv, docx, pdf and web pages.

序号⇥主要目标任务⇥责任单位          a task table: the header, then one line a row, as stage `table` reads it
（一）⇥放开落户限制                  a group that was written over the whole width
1⇥全面取消落户限制⇥公安局            a body written once beside several tasks stands beside each of them
问：…… / 答：……                    a sheet of questions and answers
区域⇥补贴系数                        any other table: the header, then one line a row
"""

import re
from collections.abc import Iterable, Sequence

Cell = str | None  # None: covered by a merged cell that begins above

COUNTER = re.compile(r"序号|编号|序列")
BODIES = re.compile(r"责任(?:单位|部门|主体)|牵头(?:单位|部门)|配合(?:单位|部门)|负责(?:单位|部门)|主要责任单位")
QUESTION = re.compile(r"(?:常见|咨询|群众|标准|高频)?(?:问|问题|提问|问句|问题内容)")
ANSWER = re.compile(r"(?:标准|参考)?(?:答|答案|回答|答复|解答|回复|答复内容|答复口径)")
GROUP = re.compile(r"([（(][一二三四五六七八九十]{1,3}[）)])\s*(\S.*)", re.DOTALL)  # 一、稳定就业 stays one cell
NUMBER = re.compile(r"(\d{1,3})\s*[.．、]?")
SEARCHED = 10


def table_lines(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Lines of a table, in order; empty rows and columns are left out, everything else stands in a line."""
    filled = _without_empty(rows)
    if not filled:
        return []
    if len(filled[0]) == 1:
        return [line for row in filled for line in _paragraphs(row[0])]
    at = next((index for index, row in enumerate(filled[:SEARCHED]) if sum(map(bool, row)) > 1), 0)
    head = [_flat(cell).replace(" ", "") for cell in filled[at]]
    above = [_line(row) for row in filled[:at]]
    asked = _column(QUESTION, head), _column(ANSWER, head)
    if asked[0] is not None and asked[1] is not None:
        return above + [line for row in filled[at + 1 :] for line in _asked(row, head, asked[0], asked[1])]
    if COUNTER.fullmatch(head[0]) and any(BODIES.search(cell) for cell in head):
        return [*above, "\t".join(head), *_tasks(filled[at + 1 :], head)]
    return [*above, *map(_line, filled[at:])]


def _without_empty(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    kept = [[cell.strip() if cell else cell for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max(map(len, kept), default=0)
    used = [column for column in range(width) if any(column < len(row) and row[column] for row in kept)]
    return [[row[column] if column < len(row) else "" for column in used] for row in kept]


def _flat(cell: Cell) -> str:
    return " ".join(cell.split()) if cell else ""


def _paragraphs(cell: Cell) -> list[str]:
    return [" ".join(line.split()) for line in (cell or "").splitlines() if line.strip()]


def _line(row: Sequence[Cell]) -> str:
    return "\t".join(map(_flat, row)).rstrip("\t")


def _column(pattern: re.Pattern[str], head: list[str]) -> int | None:
    return next((index for index, cell in enumerate(head) if pattern.fullmatch(cell)), None)


def _asked(row: list[Cell], head: list[str], question: int, answer: int) -> list[str]:
    """A question, its answer in as many lines as it has, and what else the row says; a counter says nothing."""
    lines = [f"问：{_flat(row[question])}"] if row[question] else []
    first, *more = _paragraphs(row[answer]) or [""]
    lines += [f"答：{first}", *more] if first else []
    others = [index for index, cell in enumerate(row) if cell and index not in (question, answer) and not COUNTER.fullmatch(head[index])]
    return lines + [f"{head[index]}：{_flat(row[index])}".lstrip("：") for index in others]


def _tasks(rows: list[list[Cell]], head: list[str]) -> list[str]:
    bodies = [index for index, cell in enumerate(head) if BODIES.search(cell)]
    lines, above = [], [""] * len(head)
    for row in rows:
        group = GROUP.fullmatch(row[0] or "") if not any(row[1:]) else None
        if group:
            lines.append(f"{group[1]}\t{_flat(group[2])}")
            continue
        cells = [above[index] if cell is None and index in bodies else _flat(cell) for index, cell in enumerate(row)]
        number = NUMBER.fullmatch(cells[0])
        cells[0] = number[1] if number else cells[0]
        lines.append("\t".join(cells).rstrip("\t"))
        above = cells
    return lines
