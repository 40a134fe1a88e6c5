"""Spreadsheets: the visible sheets, one after the other, each as the lines of its table.

Rows are streamed, so that a sheet whose last cell stands in row 1,048,576 costs no memory for the empty cells between.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any, cast

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from bot.errors import PolicyFileError
from bot.importer.formats.extracted import Extracted
from bot.importer.formats.shown import shown
from bot.importer.formats.table import Cell, table_lines

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_CELLS = 1_000_000
MANY_MERGES = 2_000
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
Covered = dict[int, list[tuple[int, int]]]


def read_xlsx(path: str, data: bytes) -> Extracted:
    """Read a workbook that `check_archive` has let pass; raises `PolicyFileError` where openpyxl cannot open it."""
    lines: list[str] = []
    warnings: list[str] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        warnings += [f"工作表“{sheet.title}”是隐藏的，没有导入" for sheet in book.worksheets if sheet not in sheets]
        for sheet in sheets:
            part = cast(Any, sheet)._worksheet_path  # only a sheet that is streamed has it
            with archive.open(part) as stream:
                covered, unsaved = _merges(stream)
            found = table_lines(_rows(path, sheet, covered))
            lines += [sheet.title] if found and len(sheets) > 1 else []
            lines += found
            warnings += [f"工作表“{sheet.title}”有 {unsaved} 个公式没有结果，请用 Excel 打开、保存后再导入"] if unsaved else []
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, EOFError, zipfile.BadZipFile):
        raise PolicyFileError(path, "表格已损坏，打不开；请用 Excel 或 WPS 打开，另存一份再导入。") from None
    return Extracted("\n".join(lines) + "\n", "xlsx", tuple(warnings))


def _rows(path: str, sheet: Any, covered: Covered) -> Iterator[list[Cell]]:
    sheet.reset_dimensions()
    seen = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in cells]
        seen += sum(map(bool, row))
        if seen > MOST_CELLS:
            raise PolicyFileError(path, "表格超过一百万格，太大了；请拆成几份再导入。")
        if any(row):
            below = [column for column, spans in covered.items() if any(first < number <= last for first, last in spans)]
            row += [""] * (max(below, default=0) - len(row))
            yield [None if not text and column in below else text for column, text in enumerate(row, 1)]


def _merges(stream: IO[bytes]) -> tuple[Covered, int]:
    """Per column, the rows that a merged cell begins and ends in; and how many formulas have no result stored."""
    covered: Covered = {}
    unsaved = 0
    for _, element in etree.iterparse(stream, tag=(f"{MAIN}c", f"{MAIN}mergeCell"), **SAFE):
        if element.tag == f"{MAIN}mergeCell":
            left, top, _, bottom = (edge or 1 for edge in range_boundaries(element.get("ref")))
            if bottom > top and len(covered.setdefault(left, [])) < MANY_MERGES:
                covered[left].append((top, bottom))
        elif element.find(f"{MAIN}f") is not None and not element.findtext(f"{MAIN}v"):
            unsaved += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return covered, unsaved
