"""Tables as text: csv with commas or semicolons, and tab-separated files."""

import csv
import io

from bot.errors import PolicyFileError
from bot.importer.formats.encoding import decode
from bot.importer.formats.extracted import Extracted
from bot.importer.formats.table import table_lines

DELIMITERS = ",\t;"
LONGEST_CELL = 1_000_000


def read_csv(path: str, data: bytes) -> Extracted:
    """Read the rows of a csv file; raises `PolicyFileError` where its quotes do not match."""
    text, warnings = decode(path, data)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        raise PolicyFileError(path, "表格的引号不成对或单元格过长，读不出来；请用 Excel 打开，另存为 xlsx 再导入。") from None
    return Extracted("\n".join(table_lines(rows)) + "\n", "csv", warnings)


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first line that has any; a comma where none has."""
    for line in text.splitlines()[:10]:
        counts = {sign: line.count(sign) for sign in DELIMITERS}
        if any(counts.values()):
            return max(DELIMITERS, key=lambda sign: counts[sign])
    return ","
