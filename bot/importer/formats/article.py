"""The elements of a page as lines: a paragraph, a heading, a list entry and a row of a table are one line each."""

import re
from collections.abc import Iterator
from typing import Any

from bot.importer.formats.table import Cell, table_lines

BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html"
    r"|legend|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
BREAK = "\n"
WIDEST = 64


def lines_of(element: Any) -> Iterator[str]:
    """Lines of text in `element`, without empty ones, indents and repeated spaces."""
    for line in "".join(_pieces(element)).split(BREAK):
        text = line if "\t" in line else SPACE.sub(" ", line)
        if text.strip(" \u3000"):
            yield text.rstrip().strip(" \u3000")


def _pieces(element: Any) -> Iterator[str]:
    """Text in the order of the page, a line break before and after each block; without recursion, since pages nest deeply."""
    stack: list[Any] = [(element, False)]
    while stack:
        at, done = stack.pop()
        if isinstance(at, str):
            yield at if done else SPACE.sub(" ", at)
            continue
        if done or at.tag == "br":
            yield BREAK
            continue
        if at.tag == "table" and _is_table(at):
            yield BREAK + BREAK.join(table_lines(_rows(at))) + BREAK
            continue
        if BLOCKS.fullmatch(at.tag):
            yield BREAK + _mark(at)
            stack.append((at, True))
        kept = at.tag == "pre"  # line breaks count
        for child in reversed(at):
            stack.append((child.tail or "", kept))
            stack.append((child, False))
        stack.append((at.text or "", kept))


def _mark(element: Any) -> str:
    """The number that a browser writes before an entry of an ordered list."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    return f"{(int(start) if start.isdecimal() else 1) + sum(1 for _ in element.itersiblings('li', preceding=True))}. "


def _is_table(table: Any) -> bool:
    """A table of data, not one that only lays out the page: no table inside it, two rows or more, and two cells in one of them."""
    rows = list(table.iter("tr"))
    return next(table.iterdescendants("table"), None) is None and len(rows) > 1 and any(len(row) > 1 for row in rows)


def _rows(table: Any) -> Iterator[list[Cell]]:
    """Rows as wide as they look: a cell over several columns or rows leaves its other places empty."""
    hanging: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            _fill(cells, hanging)
            high, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            for _ in range(wide):
                if high > 1:
                    hanging[len(cells)] = high
                cells.append("")
            cells[-wide] = BREAK.join(lines_of_cell(cell))
        _fill(cells, hanging)
        yield cells
        hanging = {column: left - 1 for column, left in hanging.items() if left > 1}


def lines_of_cell(cell: Any) -> Iterator[str]:
    """Lines of a cell."""
    return (line.replace("\t", " ") for line in lines_of(cell))


def _fill(cells: list[Cell], hanging: dict[int, int]) -> None:
    while len(cells) in hanging:
        cells.append(None)


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), WIDEST)) if value.isdecimal() else 1
