"""The steps of a document's life: put in, reviewed, published, superseded, withdrawn.

Every step is whole or not at all, one at a time, and notes who took it and why. `review` may be taken again; a published version never
changes: to correct one is to publish the next.
"""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from bot.errors import LifecycleError, UnknownDocumentError
from bot.policy.document import Document
from bot.policy.lifecycle import Stored, revision_id, split_reference
from bot.policy.notice import Notice
from bot.policy.questions import questions
from bot.store.history import What, imported, note, note_all
from bot.store.notices import load_notice
from bot.store.revisions import Revision, find_revision, revisions_of
from bot.store.standing import next_store_revision, settle
from bot.store.tables import annotations, clauses, documents, regions, revisions
from bot.store.writer import NewRevision, replace_content, write_revision, write_revisions

ALWAYS = ("title", "region")  # what no document is published without


def add_draft(
    connection: Connection,
    notice: Notice,
    who: str,
    *,
    origin: str,
    bytes_sha256: str | None = None,
    why: str = "",
    what: What = "imported",
    known: Sequence[Revision] | None = None,
) -> str:
    """Put a notice in as the next draft of its document; return the identifier of the version.

    `known` are the versions of the document that the store has, where the caller has just read them.
    """
    document = notice.document
    known = revisions_of(connection, document.id) if known is None else known
    _check_place(connection, document)
    if not known:
        connection.execute(insert(documents).values(id=document.id, region_code=document.region_code or None))
    elif document.region_code != known[-1].document.region_code:
        move(connection, document.id, document.region_code)
    n = max((one.n for one in known), default=0) + 1
    name = revision_id(document.id, n)
    write_revision(connection, notice, name, n, "draft", origin, bytes_sha256)
    note(connection, who, what, document.id, name, why=why, details={"file": document.source_file, "clauses": len(notice.clauses)})
    return name


def add_first_drafts(connection: Connection, notices: Sequence[tuple[Notice, str]], who: str) -> list[str]:
    """Put notices in whose documents the store does not have, each with the hash of its file; return the identifiers of the versions."""
    _check_places(connection, [notice.document for notice, _ in notices])
    rows = [{"id": notice.document.id, "region_code": notice.document.region_code or None} for notice, _ in notices]
    connection.execute(insert(documents), rows)
    new = [NewRevision(one, revision_id(one.document.id, 1), 1, "draft", "import", bytes_sha256) for one, bytes_sha256 in notices]
    write_revisions(connection, new)
    steps = ((one.notice.document, one) for one in new)
    note_all(
        connection,
        [imported(who, document.id, one.id, {"file": document.source_file, "clauses": len(one.notice.clauses)}) for document, one in steps],
    )
    return [one.id for one in new]


def replace_draft(
    connection: Connection, revision: Revision, notice: Notice, who: str, why: str = "", details: dict[str, Any] | None = None
) -> None:
    """Put what a notice says in the place of what a version says that is not published yet; it is to be reviewed again.

    `details` go into the history.
    """
    _check_place(connection, notice.document)
    if notice.document.region_code != revision.document.region_code:
        move(connection, revision.document.id, notice.document.region_code)
    replace_content(connection, notice, revision.id)
    _set_state(connection, revision, "draft")
    note(connection, who, "edited", revision.document.id, revision.id, why=why, details=details)


def review(
    connection: Connection, reference: str, changes: dict[str, Any], who: str, why: str = "", unknown: Collection[str] = ()
) -> Revision:
    """Set facts (by name of `Document`'s fields) and, unless a needed one is missing, mark the version as reviewed; return it.

    `unknown` are needed facts that the reviewer looked for and nobody knows. A published version stays as it is: the changes go into a
    new one.
    """
    revision = find_revision(connection, reference, ("draft", "reviewed"))
    if revision.stored in ("published", "withdrawn"):
        if not changes:
            raise LifecycleError(revision.id, "已经发布过，不用再审核", "要改正请用 --set 给出要改的事实，或导入改过的表格")
        revision = _copy(connection, revision, who)
    document = replace(revision.document, **changes)
    _check_place(connection, document)
    if document.region_code != revision.document.region_code:
        move(connection, document.id, document.region_code)
    _write_facts(connection, document, changes)
    done = not any(question.needed and question.name not in unknown for question in questions(document))
    _set_state(connection, revision, "reviewed" if done else "draft")
    details = {"set": {name: str(value) for name, value in changes.items()}, "unknown": sorted(unknown), "done": done}
    note(connection, who, "reviewed" if done else "edited", document.id, revision.id, why=why, details=details)
    return find_revision(connection, revision.id)


def publish(connection: Connection, reference: str, who: str, why: str = "") -> Revision:
    """Let a reviewed version count from its first day on; one that was withdrawn counts again. Return it."""
    revision = find_revision(connection, reference, ("reviewed",))
    if revision.stored == "published":
        raise LifecycleError(revision.id, "已经发布了", "不用再做什么")
    if revision.stored == "draft":
        raise LifecycleError(revision.id, "还没有审核", f"请先运行 xinshimin policy review {revision.id}")
    missing = [question.name for question in questions(revision.document) if question.name in ALWAYS]
    if missing:
        raise LifecycleError(revision.id, f"缺少 {'、'.join(missing)}", "请先用 policy review --set 补上")
    _set_state(connection, revision, "published")
    _settle(connection, who, "published", revision.document.id, revision.id, why)
    return find_revision(connection, revision.id)


def retire(connection: Connection, reference: str, who: str, why: str, from_day: date | None = None) -> list[str]:
    """Withdraw a document with all its published versions at once, or the one version named; return the versions.

    With `from_day` the document is abolished: it counts until the day before, and answers for earlier days stay as they are.
    """
    document_id, n = split_reference(reference)
    found = [one for one in revisions_of(connection, document_id) if n is None or one.n == n]
    if not found:
        raise UnknownDocumentError(reference)
    live = [one for one in found if one.stored == "published" or (n is not None and one.stored != "withdrawn")]
    if not live:
        raise LifecycleError(reference, "没有已发布的版本", "不用再撤回")
    if from_day is not None:
        connection.execute(update(documents).where(documents.c.id == document_id).values(stops_on=from_day, replaced_by=None))
        _settle(connection, who, "ended", document_id, None, why, {"from": from_day.isoformat()})
        return [one.id for one in live]
    for one in live:
        _set_state(connection, one, "withdrawn")
    _settle(connection, who, "withdrawn", document_id, live[0].id if n is not None else None, why, {"versions": [one.id for one in live]})
    return [one.id for one in live]


def supersede(connection: Connection, old: str, new: str, day: date, who: str, why: str = "") -> None:
    """Let document `new` take the place of `old` from `day` on."""
    for document_id in (old, new):
        if not revisions_of(connection, document_id):
            raise UnknownDocumentError(document_id)
    if old == new:
        raise LifecycleError(old, "不能由自己取代", "新版本请用 policy import 导入")
    connection.execute(update(documents).where(documents.c.id == old).values(replaced_by=new, stops_on=day))
    _settle(connection, who, "superseded", old, None, why, {"by": new, "from": day.isoformat()})


def restore(connection: Connection, document_id: str, who: str, why: str = "") -> None:
    """Take back that a document was superseded or abolished."""
    if not revisions_of(connection, document_id):
        raise UnknownDocumentError(document_id)
    connection.execute(update(documents).where(documents.c.id == document_id).values(replaced_by=None, stops_on=None))
    _settle(connection, who, "restored", document_id, None, why)


def move(connection: Connection, document_id: str, region_code: str) -> None:
    """Set the place of a document of which nothing was ever published."""
    if any(one.stored in ("published", "withdrawn") for one in revisions_of(connection, document_id)):
        raise LifecycleError(document_id, "已发布过，不能换地方", "请换一个标识（--id）另行导入")
    place = {"region_code": region_code or None}
    connection.execute(update(documents).where(documents.c.id == document_id).values(place))
    of_document = select(clauses.c.key).join(revisions).where(revisions.c.document_id == document_id)
    connection.execute(update(annotations).where(annotations.c.clause_key.in_(of_document)).values(place))


def _check_place(connection: Connection, document: Document) -> None:
    _check_places(connection, [document])


def _check_places(connection: Connection, those: Sequence[Document]) -> None:
    codes = {document.region_code for document in those if document.region_code}
    there = set(connection.execute(select(regions.c.code).where(regions.c.code.in_(codes))).scalars()) if codes else set()
    for document in those:
        if document.region_code and document.region_code not in there:
            raise LifecycleError(document.id, f"的地方代码 {document.region_code} 不存在", "请用 xinshimin region 查代码")


def _copy(connection: Connection, revision: Revision, who: str) -> Revision:
    notice = load_notice(connection, revision.id)
    assert notice is not None, "the version was found above"
    name = add_draft(connection, notice, who, origin="edit", bytes_sha256=revision.bytes_sha256, what="edited", why=f"自 {revision.id}")
    return find_revision(connection, name)


def _write_facts(connection: Connection, document: Document, changes: dict[str, Any]) -> None:
    columns = {field.name for field in fields(Document)} & set(revisions.c.keys())
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in changes.items() if name in columns}
    if values:
        connection.execute(update(revisions).where(revisions.c.id == document.revision).values(values))


def _set_state(connection: Connection, revision: Revision, state: Stored) -> None:
    connection.execute(update(revisions).where(revisions.c.id == revision.id).values(state=state))


def _settle(
    connection: Connection, who: str, what: What, document_id: str, revision: str | None, why: str, details: dict[str, Any] | None = None
) -> None:
    store = next_store_revision(connection)
    settle(connection, document_id, store)
    note(connection, who, what, document_id, revision, why=why, details=details, store=store)
