"""Bring files into the store as drafts, whatever they are, and report on each.

First every file is read and taken apart, into a file that nobody else sees; then all that came of it is written in one transaction. So an
import that is killed, at whatever moment, leaves the store as it was, others can write while files are read, and memory stays flat.
"""

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, TypeAlias

from bot.editing.carrying import carry_over
from bot.editing.changing import write_version
from bot.editing.identity import other_id, same_document
from bot.editing.reading import Content, Order, check_base, unchanged
from bot.editing.reading_many import TOGETHER, Progress, read_files, refused, unpacked
from bot.editing.reports import ImportReport, Outcome, report_on
from bot.errors import XinshiminError
from bot.policy.clause import clause_id
from bot.policy.notice import Notice
from bot.store.database import Database, Transaction, part_of, writing
from bot.store.lifecycle import add_draft, add_first_drafts
from bot.store.notices import load_notice
from bot.store.present import Present, present
from bot.store.revisions import Revision, find_revision, revisions_of, with_bytes

Numbered: TypeAlias = tuple[int, Content]


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
                contents = _unpickled(kept)
                while some := list(islice(contents, TOGETHER)):
                    reports.update(_write_some(connection, some, order))
    return [reports[index] for index in sorted(reports)]


def _unpickled(kept: IO[bytes]) -> Iterator[tuple[int, Content]]:
    while True:
        try:
            index, packed = pickle.load(kept)
        except EOFError:
            return
        yield index, unpacked(packed)


def _write_some(connection: Transaction, contents: Sequence[Numbered], order: Order) -> Iterator[tuple[int, ImportReport]]:
    there = present(connection, [one.bytes_sha256 for _, one in contents], [one.notice.document.id for _, one in contents])
    new, others = _new_ones(contents, there)
    if len(new) > 1 and order.written is None and (reports := _write_new(connection, new, order)):
        yield from reports
        there.bytes_sha256.update(one.bytes_sha256 for _, one in new)
        there.documents.update(one.notice.document.id for _, one in new)
    else:
        others = list(contents)
    for index, content in others:
        yield index, _write(connection, content, order, there)


def _new_ones(contents: Sequence[Numbered], there: Present) -> tuple[list[Numbered], list[Numbered]]:
    """Those whose documents are in the store neither under their bytes nor their names, each of them once; and all others."""
    seen = Present(set(there.bytes_sha256), set(there.documents))
    new: list[Numbered] = []
    others: list[Numbered] = []
    for index, content in contents:
        document_id = content.notice.document.id
        known = content.base is not None or content.bytes_sha256 in seen.bytes_sha256 or document_id in seen.documents
        (others if known else new).append((index, content))
        seen.bytes_sha256.add(content.bytes_sha256)
        seen.documents.add(document_id)
    return new, others


def _write_new(connection: Transaction, new: Sequence[Numbered], order: Order) -> list[tuple[int, ImportReport]]:
    """Write new documents together; nothing where one of them cannot be written: then each is written by itself, and that one refused."""
    with suppress(XinshiminError), part_of(connection):
        for _, content in new:
            order.allow(content.notice.document.region_code)
        names = add_first_drafts(connection, [(content.notice, content.bytes_sha256) for _, content in new], order.who)
        return [(index, report_on(content.file, "new", name, content.notice)) for (index, content), name in zip(new, names, strict=True)]
    return []


def _write(connection: Transaction, content: Content, order: Order, there: Present) -> ImportReport:
    try:
        with part_of(connection):
            write = _write_document if content.base is None else _write_edits
            report = write(connection, content, order, there)
            if order.written is not None and report.outcome != "unchanged":
                order.written(report)
            return report
    except XinshiminError as error:
        return refused(content.file, error)


def _write_edits(connection: Transaction, content: Content, order: Order, there: Present) -> ImportReport:
    base = check_base(connection, content.base or "", content.stamp)
    before = load_notice(connection, base.id)
    if before is not None and before.plain() == content.notice.plain():
        return report_on(content.file, "unchanged", base.id, before)
    order.allow(base.document.region_code)
    order.allow(content.notice.document.region_code)
    name = write_version(connection, base, content.notice, order.who, Path(content.file).name)
    return report_on(content.file, "edited" if name == base.id else "revision", name, content.notice)


def _write_document(connection: Transaction, content: Content, order: Order, there: Present) -> ImportReport:
    is_there = not order.again and content.bytes_sha256 in there.bytes_sha256
    same_bytes = with_bytes(connection, content.bytes_sha256) if is_there else None
    if same_bytes is not None:
        return unchanged(connection, content.file, same_bytes)
    notice, known = _placed(connection, content, there)
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
    there.bytes_sha256.add(content.bytes_sha256)
    there.documents.add(notice.document.id)
    return report_on(content.file, outcome, name, notice)


def _placed(connection: Transaction, content: Content, there: Present) -> tuple[Notice, list[Revision]]:
    """The notice under the identifier of its document, and the versions of it that the store has."""
    notice = content.notice
    known = revisions_of(connection, notice.document.id) if notice.document.id in there.documents else []
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
