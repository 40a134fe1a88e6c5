"""Which files an import means, and of what kind each is."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from bot.editing.workbook_reader import is_export
from bot.errors import PolicyFileError
from bot.importer.notice import FACTS_FILE, SOURCE

Kind = Literal["document", "folder", "workbook", "yml"]
LEFT_OUT = ("readme", "thumbs.db", "desktop.ini")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Those named, and all in the folders named but hidden ones and READMEs; a folder with a policy.yml counts as one."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise PolicyFileError(str(path), "没有这个文件或文件夹，请检查路径。")
        found |= dict.fromkeys(_inside(path) if path.is_dir() else [path])
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    if (folder / FACTS_FILE).is_file() and (folder / SOURCE).is_file():
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.name.lower().startswith(LEFT_OUT):
            continue
        if path.is_dir():
            yield from _inside(path)
        elif path.is_file():
            yield path


def kind_of(path: Path) -> Kind:
    """What a file is: a document, a folder with a notice and its policy.yml, or something that `policy export` wrote."""
    if path.is_dir():
        return "folder"
    if path.suffix.lower() in (".yml", ".yaml"):
        return "folder" if path.name == FACTS_FILE and (path.parent / SOURCE).is_file() else "yml"
    return "workbook" if is_export(path) else "document"


def hash_of(path: Path) -> str:
    """SHA-256 of the bytes of a file, or of both files of a folder with a policy.yml; raises `PolicyFileError` where it cannot be read."""
    digest = hashlib.sha256()
    try:
        for one in (path / SOURCE, path / FACTS_FILE) if path.is_dir() else (path,):
            with one.open("rb") as stream:
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
    except OSError:
        raise PolicyFileError(str(path), "文件打不开，请检查读取权限，或换个位置再试。") from None
    return digest.hexdigest()
