"""Write regions, topics and revisions to the store, each revision whole or not at all."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from bot.policy.citation import sha256
from bot.policy.lifecycle import Stored
from bot.policy.notice import Notice
from bot.policy.topics import TOPICS
from bot.regions import Region
from bot.store import tables
from bot.store.rows import from_annotations, from_clauses, from_document, from_facts

DEPTH = ("national", "province", "city", "county", "zone")


def write_regions(connection: Connection, regions: Iterable[Region]) -> None:
    """Add the regions that the store does not know; a parent is written before the places in it."""
    known = set(connection.execute(select(tables.regions.c.code)).scalars())
    rows = [asdict(region) for region in sorted(regions, key=lambda region: DEPTH.index(region.level)) if region.code not in known]
    _insert(connection, tables.regions, rows)


def write_topics(connection: Connection) -> None:
    """Bring the table of topics to the list in `bot.policy.topics`."""
    known = set(connection.execute(select(tables.topics.c.key)).scalars())
    rows = [asdict(topic) for topic in TOPICS if topic.key not in known]
    _insert(connection, tables.topics, [{**row, "topic_group": row.pop("group")} for row in rows])


def write_revision(
    connection: Connection, notice: Notice, revision_id: str, n: int, state: Stored, origin: str, bytes_sha256: str | None = None
) -> None:
    """Put a notice into the store as revision `n` of its document, which must be there."""
    _write_source(connection, notice.text)
    row = from_document(notice.document) | {"id": revision_id, "document_id": notice.document.id, "n": n, "state": state, "origin": origin}
    connection.execute(insert(tables.revisions).values(row | {"bytes_sha256": bytes_sha256, "warnings": list(notice.warnings)}))
    write_content(connection, notice, revision_id)


def _write_source(connection: Connection, text: str) -> None:
    """Keep a text under its hash; one that was spoilt in the store is put right."""
    writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = writes(tables.sources).values(sha256=sha256(text), text=text)
    right = {"text": row.excluded.text}
    connection.execute(row.on_conflict_do_update(index_elements=["sha256"], set_=right, where=tables.sources.c.text != row.excluded.text))


def replace_content(connection: Connection, notice: Notice, revision_id: str) -> None:
    """Put what a notice says in the place of what a draft said."""
    for table in (tables.clauses, tables.segments, tables.facts):
        connection.execute(delete(table).where(table.c.revision_id == revision_id))
    connection.execute(update(tables.revisions).where(tables.revisions.c.id == revision_id).values(from_document(notice.document)))
    write_content(connection, notice, revision_id)


def write_content(connection: Connection, notice: Notice, revision_id: str) -> None:
    """Write segments, facts, clauses, bureaus and annotations of a revision."""
    _insert(connection, tables.segments, [{"revision_id": revision_id, **vars(segment)} for segment in notice.segments])
    _insert(connection, tables.facts, from_facts(notice.facts, revision_id))
    _insert(connection, tables.clauses, from_clauses(notice, revision_id))
    columns = tables.clauses.c
    written = connection.execute(select(columns.path, columns.key).where(columns.revision_id == revision_id))
    keys: dict[str, int] = {row.path: row.key for row in written}
    _write_bureaus(connection, notice, keys)
    _write_annotations(connection, notice, keys)


def _write_bureaus(connection: Connection, notice: Notice, keys: dict[str, int]) -> None:
    ids = _bureaus(connection, {bureau.name for clause in notice.clauses for bureau in clause.bureaus})
    rows = [
        {"clause_key": keys[clause.path], "ordinal": ordinal, "bureau_id": ids[bureau.name], "role": bureau.role}
        for clause in notice.clauses
        for ordinal, bureau in enumerate(clause.bureaus)
    ]
    _insert(connection, tables.clause_bureaus, rows)


def _bureaus(connection: Connection, names: set[str]) -> dict[str, int]:
    """The keys of bureaus by name; those that the store does not know are added."""
    ids = _known_bureaus(connection, names)
    missing = sorted(names - ids.keys())
    _insert(connection, tables.bureaus, [{"name": name} for name in missing])
    return ids | _known_bureaus(connection, missing)


def _known_bureaus(connection: Connection, names: Collection[str]) -> dict[str, int]:
    if not names:
        return {}
    query = select(tables.bureaus.c.name, tables.bureaus.c.id).where(tables.bureaus.c.name.in_(names))
    return {row.name: row.id for row in connection.execute(query)}


def _write_annotations(connection: Connection, notice: Notice, keys: dict[str, int]) -> None:
    annotations, conditions = [], []
    place = {"region_code": notice.document.region_code or None}
    for path, found in notice.annotations.items():
        rows, needed = from_annotations(keys[path], found)
        annotations += [row | place for row in rows]
        conditions += needed
    _insert(connection, tables.annotations, annotations)
    _insert(connection, tables.conditions, conditions)


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
