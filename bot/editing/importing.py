"""Bring files into the store as drafts, whatever they are, and report on each.

First every file is read and taken apart, into a file that nobody else sees; then all that came of it is written in one transaction. So an
import that is killed, at whatever moment, leaves the store as it was, others can write while files are read, and memory stays flat.
"""

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from bot.editing.carrying import carry_over
from bot.editing.changing import write_version
from bot.editing.identity import other_id, same_document
from bot.editing.reading import Content, Order, check_base, unchanged
from bot.editing.reading_many import Progress, read_files, refused, unpacked
from bot.editing.reports import ImportReport, Outcome, report_on
from bot.errors import XinshiminError
from bot.policy.clause import clause_id
from bot.policy.notice import Notice
from bot.store.database import Database, Transaction, part_of, writing
from bot.store.lifecycle import add_draft
from bot.store.notices import load_notice
from bot.store.revisions import Revision, find_revision, revisions_of, with_bytes


def import_files(
    database: Database, files: Sequence[Path], order: Order, progress: Progress = lambda step, done, total: None
) -> list[ImportReport]:
    """Import `files`; one that cannot be read is reported as refused, and the others go on."""
    reports: dict[int, ImportReport] = {}
    with tempfile.TemporaryFile() as kept:
        for index, found in read_files(database, files, order, progress):
            if isinstance(found, ImportReport):
                reports[index] = found
            else:
                pickle.dump((index, found), kept)
        progress("写入政策库", len(files), len(files))
        kept.seek(0)
        if len(reports) < len(files):
            with writing(database) as connection:
                for index, content in _unpickled(kept):
                    reports[index] = _write(connection, content, order)
    return [reports[index] for index in sorted(reports)]


def _unpickled(kept: IO[bytes]) -> Iterator[tuple[int, Content]]:
    while True:
        try:
            index, packed = pickle.load(kept)
        except EOFError:
            return
        yield index, unpacked(packed)


def _write(connection: Transaction, content: Content, order: Order) -> ImportReport:
    try:
        with part_of(connection):
            edits = content.base is not None
            report = _write_edits(connection, content, content.base or "", order) if edits else _write_document(connection, content, order)
            if report.outcome != "unchanged":
                order.written(report)
            return report
    except XinshiminError as error:
        return refused(content.file, error)


def _write_edits(connection: Transaction, content: Content, base_id: str, order: Order) -> ImportReport:
    base = check_base(connection, base_id, content.stamp)
    before = load_notice(connection, base.id)
    if before is not None and before.plain() == content.notice.plain():
        return report_on(content.file, "unchanged", base.id, before)
    order.allow(base.document.region_code)
    order.allow(content.notice.document.region_code)
    name = write_version(connection, base, content.notice, order.who, Path(content.file).name)
    return report_on(content.file, "edited" if name == base.id else "revision", name, content.notice)


def _write_document(connection: Transaction, content: Content, order: Order) -> ImportReport:
    same_bytes = None if order.again else with_bytes(connection, content.bytes_sha256)
    if same_bytes is not None:
        return unchanged(connection, content.file, same_bytes)
    notice, known = _placed(connection, content)
    outcome: Outcome = "new"
    if known:
        outcome = "revision"
        before = load_notice(connection, _counting(connection, known[-1]).id)
        notice = notice if before is None else carry_over(before, notice)
        if before is not None and _says_the_same(before, notice):
            return report_on(content.file, "unchanged", before.document.revision or "", before)
    order.allow(notice.document.region_code)
    if known:
        order.allow(known[-1].document.region_code)
    name = add_draft(connection, notice, order.who, origin="import", bytes_sha256=content.bytes_sha256, known=known)
    return report_on(content.file, outcome, name, notice)


def _placed(connection: Transaction, content: Content) -> tuple[Notice, list[Revision]]:
    """The notice under the identifier of its document, and the versions of it that the store has."""
    notice = content.notice
    known = revisions_of(connection, notice.document.id)
    if known and not content.named and not same_document(known[-1], notice.document.title, notice.document.region_code):
        notice = _renamed(notice, other_id(notice.document.id, content.bytes_sha256))
        known = revisions_of(connection, notice.document.id)
    return notice, known


def _renamed(notice: Notice, document_id: str) -> Notice:
    clauses = tuple(replace(clause, id=clause_id(document_id, clause.path)) for clause in notice.clauses)
    return replace(notice, document=replace(notice.document, id=document_id), clauses=clauses)


def _counting(connection: Transaction, last: Revision) -> Revision:
    """The version whose annotations go over to the next: the last published one, else the last one."""
    return find_revision(connection, last.document.id, ("published",))


def _says_the_same(before: Notice, notice: Notice) -> bool:
    old, new = before.plain(), notice.plain()
    same_file = replace(new.document, source_file=old.document.source_file, status=old.document.status, checked_on=old.document.checked_on)
    return old == replace(new, document=same_file)
