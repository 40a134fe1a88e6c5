"""Take the text out of a PDF, page by page, in a process of its own: `python -m bot.importer.formats.pdf_pages FILE`.

A PDF can ask for any amount of memory and time, so this process limits its own memory and `pdf.py` ends it when it takes too long.
Prints one JSON line a page, `{"lines": ["…"], "images": 1}`, where a row of a table is one line with tabs; or `{"error": "password"}`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from bot.importer.formats.table import table_lines

MEMORY = 3 * 512 * 1024**2
RULED = 4


def main() -> None:
    """Read the file named on the command line."""
    _limit_memory()
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(sys.argv[1]) as book:
            for page in book.pages:
                print(json.dumps({"lines": list(_lines(page)), "images": len(page.images)}), flush=True)
                page.close()
    except PdfminerException as error:
        locked = bool(error.args) and isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError)
        print(json.dumps({"error": "password" if locked else "damaged"}))


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return  # not every system can; the time limit holds all the same


def _lines(page: Any) -> Iterator[str]:
    """Lines from the top of the page to its end, tables in their places. Letters printed twice, to look bold, count once."""
    page = page.dedupe_chars() if _is_doubled(page.chars) else page
    tables = list(_tables(page))
    for line in page.extract_text_lines(return_chars=False, strip=True):
        middle = (line["top"] + line["bottom"]) / 2
        while tables and tables[0][0].bbox[3] < middle:
            yield from tables.pop(0)[1]
        if not (tables and tables[0][0].bbox[1] <= middle):
            yield line["text"]
    for _, lines in tables:
        yield from lines


def _is_doubled(chars: list[Any]) -> bool:
    """Whether a letter stands on its like; to look for it is quick, to take it out is not."""
    placed = sorted((char["text"], round(char["top"]), char["x0"]) for char in chars)
    return any(one[:2] == other[:2] and other[2] - one[2] <= 1 for one, other in pairwise(placed))


def _tables(page: Any) -> Iterator[tuple[Any, list[str]]]:
    """Ruled tables of two columns or more whose cells hold all the text of their place; what is beside one keeps it from being one."""
    if len(page.lines) + len(page.rects) + len(page.curves) < RULED:
        return
    end = 0.0
    for table in sorted(page.find_tables(), key=lambda one: one.bbox[1]):
        rows = table.extract()
        band = page.crop((0, max(table.bbox[1], 0), page.width, min(table.bbox[3], page.height)), strict=False)
        inside = Counter("".join(cell or "" for row in rows for cell in row).replace("\n", "").replace(" ", ""))
        whole = Counter("".join(char["text"] for char in band.chars).replace(" ", ""))
        if max(map(len, rows), default=0) > 1 and inside == whole and table.bbox[1] >= end:
            end = table.bbox[3]
            yield table, table_lines(rows)


if __name__ == "__main__":
    main()
