"""Write regions, topics and revisions to the store, each revision whole or not at all."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True)
class NewRevision:
    """A version to be put into the store: what it says, its identifier and number, its state, and the hash of the file it comes from."""

    notice: Notice
    id: str
    n: int
    state: Stored
    origin: str
    bytes_sha256: str | None = None


def write_revision(
    connection: Connection, notice: Notice, revision_id: str, n: int, state: Stored, origin: str, bytes_sha256: str | None = None
) -> None:
    """Put a notice into the store as revision `n` of its document, which must be there."""
    write_revisions(connection, [NewRevision(notice, revision_id, n, state, origin, bytes_sha256)])


def write_revisions(connection: Connection, new: Sequence[NewRevision]) -> None:
    """Put several notices into the store; their documents must be there. Every table is written to once for all of them."""
    _write_sources(connection, {sha256(one.notice.text): one.notice.text for one in new})
    rows = [
        {"id": one.id, "document_id": one.notice.document.id, "n": one.n, "state": one.state, "origin": one.origin}
        | {"bytes_sha256": one.bytes_sha256, "warnings": list(one.notice.warnings)}
        for one in new
    ]
    _insert(connection, tables.revisions, [from_document(one.notice.document) | row for one, row in zip(new, rows, strict=True)])
    _write_contents(connection, {one.id: one.notice for one in new})


def _write_sources(connection: Connection, texts: Mapping[str, str]) -> None:
    """Keep texts under their hashes; one that was spoilt in the store is put right."""
    writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = writes(tables.sources)
    spoilt = tables.sources.c.text != row.excluded.text
    statement = row.on_conflict_do_update(index_elements=["sha256"], set_={"text": row.excluded.text}, where=spoilt)
    connection.execute(statement, [{"sha256": key, "text": text} for key, text in texts.items()])


def replace_content(connection: Connection, notice: Notice, revision_id: str) -> None:
    """Put what a notice says in the place of what a draft said."""
    for table in (tables.clauses, tables.segments, tables.facts):
        connection.execute(delete(table).where(table.c.revision_id == revision_id))
    connection.execute(update(tables.revisions).where(tables.revisions.c.id == revision_id).values(from_document(notice.document)))
    _write_contents(connection, {revision_id: notice})


def _write_contents(connection: Connection, notices: Mapping[str, Notice]) -> None:
    """Write segments, facts, clauses, bureaus and annotations of revisions, given by their identifiers."""
    segments = [{"revision_id": name, **vars(segment)} for name, notice in notices.items() for segment in notice.segments]
    _insert(connection, tables.segments, segments)
    _insert(connection, tables.facts, [row for name, notice in notices.items() for row in from_facts(notice.facts, name)])
    _insert(connection, tables.clauses, [row for name, notice in notices.items() for row in from_clauses(notice, name)])
    columns = tables.clauses.c
    written = connection.execute(select(columns.revision_id, columns.path, columns.key).where(columns.revision_id.in_(list(notices))))
    keys: dict[tuple[str, str], int] = {(row.revision_id, row.path): row.key for row in written}
    _write_bureaus(connection, notices, keys)
    _write_annotations(connection, notices, keys)


def _write_bureaus(connection: Connection, notices: Mapping[str, Notice], keys: Mapping[tuple[str, str], int]) -> None:
    ids = _bureaus(connection, {bureau.name for notice in notices.values() for clause in notice.clauses for bureau in clause.bureaus})
    rows = [
        {"clause_key": keys[name, clause.path], "ordinal": ordinal, "bureau_id": ids[bureau.name], "role": bureau.role}
        for name, notice in notices.items()
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


def _write_annotations(connection: Connection, notices: Mapping[str, Notice], keys: Mapping[tuple[str, str], int]) -> None:
    annotations, conditions = [], []
    for name, notice in notices.items():
        place = {"region_code": notice.document.region_code or None}
        for path, found in notice.annotations.items():
            rows, needed = from_annotations(keys[name, path], found)
            annotations += [row | place for row in rows]
            conditions += needed
    _insert(connection, tables.annotations, annotations)
    _insert(connection, tables.conditions, conditions)


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
