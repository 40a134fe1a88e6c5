"""Tables as files: one as CSV, all as an xlsx. No cell can be taken for a formula by the program that opens it."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from bot.desk.figures.sheets import Cell, Sheet
from bot.editing.cells import write_text

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that spreadsheets compute (OWASP, CSV Injection)."""
MARK = "\ufeff"  # so that Excel reads UTF-8


def harmless(cell: Cell) -> Cell:
    """A cell that is a text or a number and nothing else: a text that could be computed gets an apostrophe before it."""
    return "'" + cell if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA) else cell


def to_csv(sheet: Sheet) -> bytes:
    """A table as CSV in UTF-8."""
    written = io.StringIO()
    csv.writer(written).writerows(_lines(sheet))
    return (MARK + written.getvalue()).encode()


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """All tables as one file, a page each."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        page: Any = workbook.create_sheet(sheet.title)
        for number, line in enumerate(_lines(sheet), 1):
            for column, value in enumerate(line, 1):
                if isinstance(value, str):
                    write_text(page.cell(number, column), value)
                else:
                    page.cell(number, column).value = value
        for cell in page[1]:
            cell.font = Font(bold=True)
        page.column_dimensions["A"].width = 24
        page.freeze_panes = "B2"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _lines(sheet: Sheet) -> list[list[Cell]]:
    return [[harmless(one) for one in line] for line in (sheet.columns, *((row.name, *row.cells) for row in sheet.rows))]
