"""Write regions, topics and notices to the store, each notice whole or not at all."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from bot.policy.citation import sha256
from bot.policy.clause import Clause
from bot.policy.notice import Notice
from bot.policy.topics import TOPICS
from bot.regions import Region
from bot.store import tables

DEPTH = ("national", "province", "city", "county", "zone")


def write_regions(connection: Connection, regions: Iterable[Region]) -> None:
    """Replace the regions by `regions`; a parent is written before the places in it."""
    known = set(connection.execute(select(tables.regions.c.code)).scalars())
    rows = [asdict(region) for region in sorted(regions, key=lambda region: DEPTH.index(region.level)) if region.code not in known]
    _insert(connection, tables.regions, rows)


def write_topics(connection: Connection) -> None:
    """Bring the table of topics to the list in `bot.policy.topics`."""
    known = set(connection.execute(select(tables.topics.c.key)).scalars())
    rows = [asdict(topic) for topic in TOPICS if topic.key not in known]
    _insert(connection, tables.topics, [{**row, "topic_group": row.pop("group")} for row in rows])


def write_notice(connection: Connection, notice: Notice) -> None:
    """Put a notice into the store in the place of the one with the same id, within the transaction of `connection`."""
    document = notice.document
    connection.execute(delete(tables.documents).where(tables.documents.c.id == document.id))
    row = asdict(document) | {"issuers": list(document.issuers), "based_on": list(document.based_on), "source_text": notice.text}
    connection.execute(insert(tables.documents).values(row))
    _insert(
        connection,
        tables.segments,
        [{"document_id": document.id, **asdict(segment)} for segment in notice.segments],
    )
    _insert(connection, tables.clauses, [_clause(notice, clause, ordinal) for ordinal, clause in enumerate(notice.clauses)])
    _write_bureaus(connection, notice.clauses)
    _write_annotations(connection, notice)


def _clause(notice: Notice, clause: Clause, ordinal: int) -> dict[str, Any]:
    return {
        "id": clause.id,
        "document_id": notice.document.id,
        "path": clause.path,
        "ordinal": ordinal,
        "headings": list(clause.headings),
        "kind": notice.kinds[clause.path],
        "text": clause.text,
        "spans": [list(span) for span in clause.spans],
        "sha256": sha256(clause.text),
    }


def _write_bureaus(connection: Connection, clauses: Iterable[Clause]) -> None:
    clauses = list(clauses)
    names = {bureau.name for clause in clauses for bureau in clause.bureaus}
    known = set(connection.execute(select(tables.bureaus.c.name).where(tables.bureaus.c.name.in_(names))).scalars())
    _insert(connection, tables.bureaus, [{"name": name} for name in sorted(names - known)])
    found = connection.execute(select(tables.bureaus.c.name, tables.bureaus.c.id).where(tables.bureaus.c.name.in_(names)))
    ids = {row.name: row.id for row in found}
    rows = [
        {"clause_id": clause.id, "ordinal": ordinal, "bureau_id": ids[bureau.name], "role": bureau.role}
        for clause in clauses
        for ordinal, bureau in enumerate(clause.bureaus)
    ]
    _insert(connection, tables.clause_bureaus, rows)


def _write_annotations(connection: Connection, notice: Notice) -> None:
    ids = {clause.path: clause.id for clause in notice.clauses}
    annotations, conditions = [], []
    for path, found in notice.annotations.items():
        for annotation in found:
            row = asdict(annotation)
            key = {"clause_id": ids[path], "topic": annotation.topic}
            for ordinal, condition in enumerate(row.pop("conditions")):
                conditions.append(key | {"ordinal": ordinal} | condition)
            annotations.append(row | key)
    _insert(connection, tables.annotations, annotations)
    _insert(connection, tables.conditions, conditions)


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
