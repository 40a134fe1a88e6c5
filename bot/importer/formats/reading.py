"""From a file to its text, whatever its kind: the one function that the importer calls.

Nothing is written. A file that cannot be read raises `PolicyFileError` with one sentence that names it and says what to do.
"""

from collections.abc import Callable
from pathlib import Path

from bot.errors import FileTooLargeError, PolicyFileError
from bot.importer.formats.archive import MEGABYTE, check_archive, megabytes
from bot.importer.formats.csv_file import read_csv
from bot.importer.formats.docx import read_docx
from bot.importer.formats.extracted import Extracted
from bot.importer.formats.pdf import read_pdf
from bot.importer.formats.recognise import recognise
from bot.importer.formats.text import read_text
from bot.importer.formats.webpage import read_html
from bot.importer.formats.xlsx import read_xlsx

LIMIT = 20 * MEGABYTE

READERS: dict[str, Callable[[str, bytes], Extracted]] = {
    "text": read_text,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
    "xlsx": read_xlsx,
    "csv": read_csv,
}


def read_file(path: Path, *, limit: int = LIMIT) -> Extracted:
    """Return the text of `path`; raises `PolicyFileError` for a file larger than `limit` bytes or one that cannot be read."""
    data = _bytes(path, limit)
    kind = recognise(str(path), data)
    if kind == "zip":
        kind = check_archive(str(path), data, limit)
    extracted = READERS[kind](str(path), data)
    if not extracted.text.strip():
        raise PolicyFileError(str(path), "文件是空的，请换一个文件。")
    return extracted


def _bytes(path: Path, limit: int) -> bytes:
    if path.is_dir():
        raise PolicyFileError(str(path), "这是文件夹，不是文件；请逐个导入里面的文件。")
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
            size = max(path.stat().st_size, len(data))
    except FileNotFoundError:
        raise PolicyFileError(str(path), "文件不存在，请检查路径。") from None
    except OSError:
        raise PolicyFileError(str(path), "文件打不开，请检查读取权限，或换个位置再试。") from None
    if len(data) > limit:
        raise FileTooLargeError(str(path), megabytes(size), megabytes(limit))
    if not data.strip(b"\0 \t\r\n"):
        raise PolicyFileError(str(path), "文件是空的，请换一个文件。")
    return data
