"""Look into a zip before a library opens it: what is in it, how large it would grow, and whether it is locked or a trap.

An Office file is a zip of XML parts. Office writes no DTD, so a part that has one (the way to an entity bomb) is refused.
"""

import io
import math
import re
import zipfile
import zlib

from bot.errors import FileKindError, FileTooLargeError, PolicyFileError
from bot.importer.formats.recognise import ARCHIVE

MEGABYTE = 1024 * 1024
GROWTH = 10  # all parts together, in limits
PART_GROWTH = {"docx": 2, "xlsx": 5}  # one XML part, in limits: a document is held as a tree, a sheet is streamed
RATIO = 200
MANY_PARTS = 10_000
CHUNK = MEGABYTE
LOCKED = 0x1
TYPES = "[Content_Types].xml"
DTD = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
MAIN = re.compile(rb'ContentType=["\']application/vnd\.([\w.-]+(?:\.main|\.macroEnabled\.main))\+xml"')
KINDS: tuple[tuple[bytes, str], ...] = (
    (b"openxmlformats-officedocument.wordprocessingml.document.main", "docx"),
    (b"openxmlformats-officedocument.spreadsheetml.sheet.main", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main", "xlsx"),
)
OTHERS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("ppt/", ("演示文稿（pptx）", "把文字存为 docx 再导入")),
    ("OFD.xml", ("OFD 版式文件", "用阅读器另存为 PDF 或 docx 再导入")),
    ("content.xml", ("OpenDocument 文件", "另存为 docx 或 xlsx 再导入")),
    ("xl/workbook.bin", ("Excel 二进制文件（xlsb）", "另存为 xlsx 再导入")),
    ("word/", ("带宏的文档或模板", "用 Word 另存为普通的 docx 再导入")),
    ("xl/", ("表格模板", "用 Excel 另存为普通的 xlsx 再导入")),
)


def check_archive(path: str, data: bytes, limit: int) -> str:
    """Return `docx` or `xlsx` for an Office file that is safe to open; raises `PolicyFileError` for any other zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts, len(data), limit)
            kind = _kind(path, archive)
            _check_largest(path, parts, PART_GROWTH[kind] * limit)
            _check_parts(path, archive, parts)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, RuntimeError, OSError):
        raise PolicyFileError(path, "文件已损坏，打不开；请重新下载或另存一份再导入。") from None


def _check_sizes(path: str, parts: list[zipfile.ZipInfo], packed: int, limit: int) -> None:
    if any(part.flag_bits & LOCKED for part in parts):
        raise PolicyFileError(path, "压缩包有密码；请解压后逐个导入里面的文件。")
    total = sum(part.file_size for part in parts)
    if total > GROWTH * limit:
        raise FileTooLargeError(path, megabytes(total), megabytes(GROWTH * limit))
    if len(parts) > MANY_PARTS or (total > limit and total > RATIO * packed):
        raise PolicyFileError(path, "文件解开后异常地大，可能是压缩炸弹；请确认来源，另存一份再导入。")


def _check_largest(path: str, parts: list[zipfile.ZipInfo], allowed: int) -> None:
    largest = max((part.file_size for part in parts if _is_xml(part)), default=0)
    if largest > allowed:
        raise FileTooLargeError(path, megabytes(largest), megabytes(allowed))


def megabytes(size: int) -> float:
    """`size` in bytes as megabytes, with one digit, rounded up."""
    return math.ceil(10 * size / MEGABYTE) / 10


def _kind(path: str, archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    types = b""
    if TYPES in names:
        with archive.open(TYPES) as stream:
            types = stream.read(MEGABYTE)
    mains = set(MAIN.findall(types))
    for main, kind in KINDS:
        if main in mains:
            return kind
    for prefix, other in OTHERS:
        if any(name.startswith(prefix) for name in names):
            raise FileKindError(path, *other)
    raise FileKindError(path, *ARCHIVE)


def _check_parts(path: str, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Unpack every part once, a piece at a time: its checksum must hold, and no XML part may have a DTD."""
    for part in parts:
        tail = b""
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                if _is_xml(part) and any(mark in tail + chunk for mark in DTD):
                    raise PolicyFileError(path, "文件里有不该有的实体定义（DTD），不安全；请用 Word、Excel 或 WPS 另存一份再导入。")
                tail = chunk[-32:]


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))
