"""The directory as a spreadsheet: one row a body, and a page that explains the columns. What goes out comes back the same.

Each row carries a stamp of the body as it went out: what somebody else changed meanwhile is not written over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import PolicyFileError, RowsError, WrongRow
from bot.policy.body import Body
from bot.policy.topics import TOPICS
from bot.store.bodies.facts import Known, Problem, read_body
from bot.store.bodies.together import Row, check_together

PAGE, HELP = "部门", "说明"
PLACE, STAMP = "地方", "导出时"
COLUMNS = {
    "region_code": ("行政区划代码", 14, "六位代码，例如 150200；用 xinshimin region 地名 查"),
    "name": ("名称", 30, "部门的全称，一行一个部门"),
    "short_names": ("简称", 24, "文件里和口头上的叫法，几个之间用顿号隔开"),
    "kinds": ("部门类别", 18, "见下表，几个之间用顿号隔开"),
    "topics": ("主题", 24, "见下表；留空表示这一类别的部门通常办的事它都办"),
    "phone": ("电话", 18, "只写号码，例如 0472-1234567；不知道就留空"),
    "address": ("地址", 30, "不知道就留空"),
    "hours": ("办公时间", 22, "例如 工作日 9:00-17:00；不知道就留空"),
    "successor": ("后继单位", 26, "改名或合并后的部门的全称，它自己也要有一行"),
    "successor_year": ("变更年份", 10, "例如 2018"),
    "successor_source": ("变更依据", 30, "写明改名或合并的文件"),
    "checked_on": ("核对日期", 12, "最近一次核对的日子，例如 2026-03-01；没有核对过就留空"),
    "source": ("来源", 36, "从哪里知道的：文件名、网址或“本局提供”"),
}
NEEDED = ("region_code", "name", "source")
FIRST = 2  # the first row below the heading
LARGEST = 20 * 1024 * 1024
UNPACKED = 10 * LARGEST  # bytes of all parts of the workbook together, and a zip cannot give more than it declares
MOST_ROWS = 200_000  # there are some 3,000 places; a row more is read, to see that there are too many
BROKEN = (OSError, BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, ParseError)  # what a damaged workbook leads to


def write_sheet(path: Path, bodies: Iterable[Body], places: Mapping[str, str], kinds: Mapping[str, str]) -> int:
    """Write `bodies` to a workbook at `path`; return how many. `places` and `kinds` name codes and keys for the reader."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = PAGE
    titles = [COLUMNS["region_code"][0], PLACE, *(title for title, _, _ in list(COLUMNS.values())[1:]), STAMP]
    _row(page, titles)
    count = 0
    for count, body in enumerate(bodies, 1):  # noqa: B007  # the count is what is returned
        cells = [_cell(getattr(body, field)) for field in list(COLUMNS)[1:]]
        _row(page, [body.region_code, places.get(body.region_code), *cells, stamp_of(body)])
    widths = [COLUMNS["region_code"][1], 24, *(width for _, width, _ in list(COLUMNS.values())[1:]), 4]
    _lay_out(page, widths)
    _write_help(book.create_sheet(HELP), kinds)
    book.save(path)
    return count


def read_sheet(path: Path, known: Known, places: Mapping[str, str], others: Iterable[Body] = ()) -> list[Body]:
    """The bodies of a workbook; `others` are those that stay beside them in the directory.

    Raises `PolicyFileError` for a file that is no workbook, and `RowsError` with every wrong row and column.
    """
    rows: list[Row] = []
    problems: list[tuple[int, Problem]] = []
    others = list(others)
    now = {body.key: body for body in others}
    for number, facts, place, stamp in _rows(path):
        body, wrong = read_body(facts, known)
        problems += [(number, problem) for problem in wrong]
        if place and body and place != places.get(body.region_code):
            problems.append((number, Problem("region_code", f"和地方“{place[:20]}”对不上，请改正其中一个")))
        there = now.get(body.key) if body else None
        if stamp and body and there and stamp != stamp_of(there) and there != body:
            if stamp != stamp_of(body):
                problems.append((number, Problem("name", "导出这张表以后有人改过这个部门，请重新导出再改")))
            body = there  # this row is as it went out: what the other one changed stays
        if body:
            rows.append((number, body))
    if not problems:
        problems = check_together(rows, others)
    if problems:
        raise RowsError(str(path), tuple(_wrong(number, COLUMNS[one.field][0], one.why) for number, one in sorted(problems)))
    return [body for _, body in rows]


def stamp_of(body: Body) -> str:
    """What tells whether a body is still as it was."""
    return blake2b(repr(body).encode(), digest_size=6).hexdigest()


def _wrong(number: int, column: str, why: str) -> WrongRow:
    return WrongRow(f"第 {number} 行“{column}”", why)


def _row(page: Worksheet, values: Sequence[str | None]) -> None:
    """Write a row as text, so that nothing is taken for a number, a date or a formula."""
    page.append([None] * len(values))
    for cell, value in zip(page[page.max_row], values, strict=True):
        cell.number_format = "@"
        if value is not None:
            cell.value = value
            cell.data_type = "s"


def _cell(value: Any) -> str | None:
    if isinstance(value, tuple):
        return "、".join(value) or None
    return None if value is None else str(value)


def _lay_out(page: Worksheet, widths: Sequence[int]) -> None:
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    for cell in page[1]:
        cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _write_help(page: Worksheet, kinds: Mapping[str, str]) -> None:
    _row(page, ["列", "怎么填"])
    for title, _, hint in COLUMNS.values():
        _row(page, [title, hint])
    for heading, names in (("部门类别", kinds), ("主题", {topic.key: topic.label for topic in TOPICS})):
        _row(page, [None, None])
        _row(page, [heading, "意思"])
        for key, label in names.items():
            _row(page, [key, label])
    _lay_out(page, [28, 70])


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any], str | None, str]]:
    """Number, facts, name of the place and stamp of every row that is not empty."""
    heading, *rest = _values(path)
    fields = _fields(path, heading)
    for number, row in enumerate(rest, FIRST):
        if all(value is None or not str(value).strip() for value in row):
            continue
        cells = dict(zip(fields, row, strict=False))
        place, stamp = cells.pop(PLACE, None), cells.pop(STAMP, None)
        facts = {field: value for field, value in cells.items() if field}
        yield number, facts, str(place).strip() if place else None, str(stamp or "").strip()


def _values(path: Path) -> list[tuple[Any, ...]]:
    try:
        if path.stat().st_size > LARGEST:
            raise PolicyFileError(str(path), f"大于 {LARGEST // 1024 // 1024} MB，不像部门表；请检查是不是选错了文件。")
        _check_unpacked(path)
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            page = book[PAGE] if PAGE in book.sheetnames else book.worksheets[0]
            page.reset_dimensions()
            values = list(islice(page.iter_rows(values_only=True), MOST_ROWS + 1))
        finally:
            book.close()
    except BROKEN as error:
        raise PolicyFileError(
            str(path), f"读不出来（{type(error).__name__}），请检查它在不在、是不是没有损坏和加密的 xlsx 文件。"
        ) from error
    if not values:
        raise PolicyFileError(str(path), "是空的，请用 xinshimin bodies export 导出一份，在上面改。")
    if len(values) > MOST_ROWS:
        raise PolicyFileError(str(path), f"超过 {MOST_ROWS} 行，不像部门表；请删去空行，或检查是不是选错了文件。")
    return values


def _check_unpacked(path: Path) -> None:
    """Raises `PolicyFileError` for a workbook that would grow beyond measure."""
    with ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED:
            raise PolicyFileError(str(path), "解开后异常地大，可能是压缩炸弹；请确认来源，用 Excel 另存一份再导入。")


def _fields(path: Path, heading: tuple[Any, ...]) -> list[str]:
    """The field of each column; "" for a column without a heading."""
    by_title = {title: field for field, (title, _, _) in COLUMNS.items()} | {PLACE: PLACE, STAMP: STAMP}
    titles = [str(value or "").strip() for value in heading]
    unknown = [title for title in titles if title and title not in by_title]
    double = sorted({title for title in titles if title and titles.count(title) > 1})
    missing = [COLUMNS[field][0] for field in NEEDED if COLUMNS[field][0] not in titles]
    wrong = [(title, "这一列不认识，请删去或改名") for title in unknown]
    wrong += [(title, "这一列有两个，请删去一个") for title in double] + [(title, "缺少这一列，请补上") for title in missing]
    if wrong:
        raise RowsError(str(path), tuple(_wrong(1, title, why) for title, why in wrong))
    return [by_title.get(title, "") for title in titles]
