"""Read one file for an import: what it says, as a notice, without writing anything."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

from bot.editing.drafting import draft_notice
from bot.editing.edits import Edited, apply_edits
from bot.editing.files import hash_of, kind_of
from bot.editing.identity import document_id_of
from bot.editing.policy_yml import from_yml
from bot.editing.reports import ImportReport, report_on
from bot.editing.workbook_reader import from_workbook
from bot.errors import LifecycleError
from bot.importer.formats.reading import LIMIT
from bot.importer.notice import read_notice
from bot.policy.notice import Notice
from bot.store.database import Database, Transaction, reading
from bot.store.history import changes_of
from bot.store.notices import load_notice
from bot.store.revisions import Revision, find_revision, with_bytes

PLACE = re.compile(r"(\d{6})(?:-.*)?")


@dataclass(frozen=True)
class Order:
    """What an import is told beside its files: who asks, the place, an identifier for its document, whether to read known bytes
    again, and the largest file in bytes.

    `allow` is called with the code of each place that the import would write to, and raises where that may not be. `written` is called
    for each file within the transaction that writes it: what it raises undoes that file. With it, files are written one by one.
    """

    who: str
    region_code: str = ""
    document_id: str | None = None
    again: bool = False
    limit: int = LIMIT
    allow: Callable[[str], None] = lambda code: None
    written: Callable[[ImportReport], None] | None = None


@dataclass(frozen=True)
class Content:
    """What a file says. `named`: the document was named, not guessed from the file's name. `base` is the version that the file edits."""

    file: str
    bytes_sha256: str
    notice: Notice
    named: bool = False
    base: str | None = None
    stamp: int = 0


@dataclass(frozen=True)
class Unread:
    """A document that the store does not have: a file, the hash of its bytes, and under which identifier and place it is read."""

    path: Path
    bytes_sha256: str
    document_id: str
    region_code: str
    limit: int
    named: bool


def known_or_unread(database: Database, path: Path, order: Order, present: Container[str] | None = None) -> Content | ImportReport | Unread:
    """What needs the store: what an edited file changes, and whether the bytes of a document are known.

    `present` are the hashes of files among which a known one must be, where that was asked already. A report where there is nothing
    to do. Raises what the reader should be told where the file cannot be read.
    """
    kind = kind_of(path)
    if kind in ("workbook", "yml"):
        return _edits(database, path, from_workbook(path) if kind == "workbook" else from_yml(path))
    if kind == "folder":
        folder = path if path.is_dir() else path.parent
        return Content(str(path), hash_of(folder), read_notice(folder), named=True)
    bytes_sha256 = hash_of(path)
    if not order.again and (present is None or bytes_sha256 in present):
        with reading(database) as connection:
            known = with_bytes(connection, bytes_sha256)
            if known is not None:
                return unchanged(connection, str(path), known)
    named = order.document_id is not None
    return Unread(path, bytes_sha256, order.document_id or document_id_of(path), order.region_code or _place_in(path), order.limit, named)


def take_apart(unread: Unread) -> Content:
    """What a document says; raises `PolicyFileError` where it cannot be read."""
    notice = draft_notice(unread.path, unread.document_id, unread.region_code, unread.limit)
    return Content(str(unread.path), unread.bytes_sha256, notice, named=unread.named)


def unchanged(connection: Transaction, file: str, known: Revision) -> ImportReport:
    """The report on a file that the store has already."""
    notice = load_notice(connection, known.id)
    assert notice is not None, "the version was found in this transaction"
    return report_on(file, "unchanged", known.id, notice)


def check_base(connection: Transaction, base: str, stamp: int | None) -> Revision:
    """The version that a file edits; raises `LifecycleError` where it has changed since, or is no longer the last one."""
    known = find_revision(connection, base)
    last = find_revision(connection, known.document.id)
    if known.n != last.n:
        raise LifecycleError(base, f"之后已有新版本 {last.id}", "请重新导出新版本再改")
    if stamp is not None and stamp != changes_of(connection, known.id):
        raise LifecycleError(base, "在导出之后又被改过", "请重新导出再改")
    return known


def _edits(database: Database, path: Path, edited: Edited) -> Content:
    with reading(database) as connection:
        base = check_base(connection, edited.revision or edited.document_id, edited.stamp)
        notice = load_notice(connection, base.id)
        stamp = changes_of(connection, base.id)
    assert notice is not None, "the version was found in this transaction"
    return Content(str(path), base.bytes_sha256 or "", apply_edits(notice, edited), True, base.id, stamp)


def _place_in(path: Path) -> str:
    """The code of the place that a folder above the file is named after: 150200-baotou."""
    found = [match[1] for part in path.parts[:-1] if (match := PLACE.fullmatch(part))]
    return found[-1] if found else ""
