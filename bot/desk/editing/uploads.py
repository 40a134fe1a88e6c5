"""A file that somebody sends: it lies in a folder of its own while it is read, under its own name, and is gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from bot.desk.fields import plain
from bot.editing.reports import ImportReport

LONGEST_NAME = 80
NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@contextmanager
def received(stream: IO[bytes], name: str) -> Iterator[Path]:
    """The path of what `stream` holds, named like the file of the sender; it is there only within the block."""
    with tempfile.TemporaryDirectory(prefix="xinshimin-") as folder:
        path = Path(folder) / safe_name(name)
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield path


def safe_name(name: str) -> str:
    """The last part of a name, without what no file system takes, and short enough; its ending stays."""
    last = Path(plain(name, 1_000).replace("\\", "/")).name.translate(NOT_IN_NAMES).lstrip(".")
    stem, ending = Path(last).stem[:LONGEST_NAME], Path(last).suffix[:10]
    return f"{stem or '文件'}{ending}"


def named(text: str, path: Path) -> str:
    """`text` with the name of the file where it has the path on this machine."""
    return text.replace(str(path), path.name)


def for_sender(report: ImportReport, path: Path) -> ImportReport:
    """The report without paths on this machine."""
    return replace(report, file=path.name, error=named(report.error, path) if report.error else None)
