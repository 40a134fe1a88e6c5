"""Prove the whole store: every text is what its hash says, every clause the spans that it claims to be, every day what the rules give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from bot.policy.citation import quote, sha256
from bot.policy.clause import Clause
from bot.policy.coverage import coverage
from bot.policy.notice import Notice
from bot.store import tables
from bot.store.database import Database, newest_schema, reading_at_once, schema_of
from bot.store.notices import load_notice
from bot.store.standing import periods, worked_out


@dataclass(frozen=True)
class Fault:
    """Something that is not as it should be: in which version (or document) and clause, and what."""

    where: str
    clause: str
    why: str


@dataclass(frozen=True)
class Checked:
    """What a check has looked at, and found."""

    revisions: int
    clauses: int
    spans: int
    faults: tuple[Fault, ...]


def check_store(database: Database, progress: Callable[[str, int, int], None] = lambda step, done, total: None) -> Checked:
    """Check every version, published or not; memory holds one at a time."""
    faults: list[Fault] = []
    clauses = spans = 0
    with reading_at_once(database) as connection:
        here, newest = schema_of(connection), newest_schema(connection)
        if here != newest:
            return Checked(0, 0, 0, (Fault("store", "", f"表的版本是 {here}，应为 {newest}"),))
        ids = list(connection.execute(select(tables.revisions.c.id).order_by(tables.revisions.c.id)).scalars())
        for index, name in enumerate(ids):
            progress(name, index, len(ids))
            notice = load_notice(connection, name)
            if notice is None:
                faults.append(Fault(name, "", "没有原文"))
                continue
            faults += check_notice(name, notice)
            faults += _hashes(connection, name)
            clauses += len(notice.clauses)
            spans += sum(len(clause.spans) for clause in notice.clauses)
        faults += _days(connection)
    return Checked(len(ids), clauses, spans, tuple(faults))


def check_notice(name: str, notice: Notice) -> Iterator[Fault]:
    """What is wrong with a version: its text, its clauses, the words that its annotations rest on, and what no segment covers."""
    if sha256(notice.text) != notice.document.sha256:
        yield Fault(name, "", "原文的校验和不符")
    for clause in notice.clauses:
        if not clause.spans or quote(notice.text, clause.spans).text != clause.text:
            yield Fault(name, clause.path, "条款与原文不符")
        yield from _words(name, clause, notice)
    covered, visible = coverage(notice.text, notice.segments)
    if covered != visible:
        yield Fault(name, "", f"{visible - covered} 个字不属于任何一段，或属于几段")
    for fact in notice.facts:
        if not 0 <= fact.span.start < fact.span.end <= len(notice.text):
            yield Fault(name, "", f"事实 {fact.name} 的位置不在原文里")


def _words(name: str, clause: Clause, notice: Notice) -> Iterator[Fault]:
    for annotation in notice.annotations.get(clause.path, ()):
        words = (annotation.quote, *(condition.quote for condition in annotation.conditions))
        if any(word not in clause.text for word in words):
            yield Fault(name, clause.path, f"{annotation.topic} 引用的句子不在条款里")


def _hashes(connection: Connection, name: str) -> Iterator[Fault]:
    columns = tables.clauses.c
    for row in connection.execute(select(columns.path, columns.text, columns.sha256).where(columns.revision_id == name)):
        if sha256(row.text) != row.sha256:
            yield Fault(name, row.path, "条款的校验和不符")


def _days(connection: Connection) -> Iterator[Fault]:
    kept = periods(connection)
    count = connection.execute(select(func.count()).select_from(tables.validity).where(tables.validity.c.to_store.is_(None))).scalar()
    if count != len(kept):
        yield Fault("store", "", "同一版本记了几段有效期")
    for document_id in connection.execute(select(tables.documents.c.id).order_by(tables.documents.c.id)).scalars().all():
        for name, period in worked_out(connection, document_id).items():
            if kept.pop(name, None) != period:
                yield Fault(name, "", "有效期与文件的日期不符")
    for name in kept:
        yield Fault(name, "", "没有发布，却记着有效期")
