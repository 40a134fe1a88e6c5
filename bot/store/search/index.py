"""Writes the index: the words of each clause at once, and what pinyin needs. Vectors follow later (`embedding`).

Reads: documents that the index does not hold yet. Writes: search_entries, search_terms, search_regions.
A document that is written anew takes its entries with it, so what the index lacks is always known.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from bot.language.pinyin import sound_of
from bot.store import tables as store
from bot.store.search import tables
from bot.store.search.clause import IndexedClause
from bot.store.search.source import read_clauses
from bot.store.search.words import FORMAT, Lexemes, Words, digest, embedded_text

BATCH = 50  # documents a transaction
LONGEST_TERM = 8
_LOCK = 20260001  # any number: only writers of the index take it

Progress = Callable[[int, int], None]


class SearchIndex:
    """Keeps the index in step with the store."""

    def __init__(self, database: Engine, words: Words) -> None:
        self._database = database
        self._words = words
        self._known_terms: set[str] = set()

    def missing(self) -> int:
        """How many documents the index does not hold."""
        with self._database.connect() as connection:
            found: int = connection.execute(select(func.count()).select_from(_missing().subquery())).scalar() or 0
            return found

    def refresh(self, progress: Progress = lambda done, total: None) -> int:
        """Take in every document that the index does not hold; return how many clauses came. What is done stays when it is stopped."""
        total, done, clauses = self.missing(), 0, 0
        while done < total:
            progress(done, total)
            with self._database.begin() as connection:
                _alone(connection)
                ids = connection.execute(_missing().order_by(store.documents.c.id).limit(BATCH)).scalars().all()
                if not ids:
                    break
                clauses += self.write(connection, ids)
            done += len(ids)
        if done:
            self._tidy()
        return clauses

    def write(self, connection: Connection, documents: Sequence[str]) -> int:
        """Take `documents` in as they are now, within the caller's transaction; return how many clauses they have."""
        _alone(connection)
        was_in = select(tables.entries.c.region_code).where(tables.entries.c.document_id.in_(documents)).distinct()
        places = set(connection.execute(was_in).scalars())
        for table in (tables.entries, tables.documents):
            connection.execute(delete(table).where(table.c.document_id.in_(documents)))
        clauses = list(read_clauses(connection, documents=documents))
        cut = [self._words.of(clause) for clause in clauses]
        _insert(connection, tables.entries, [_entry(clause, lexemes) for clause, lexemes in zip(clauses, cut, strict=True)])
        there = connection.execute(select(store.documents.c.id).where(store.documents.c.id.in_(documents))).scalars()
        _insert(connection, tables.documents, [{"document_id": one, "format": FORMAT} for one in there])
        self._learn(connection, cut)
        stamp(connection, places | {clause.region_code for clause in clauses})
        return len(clauses)

    def _learn(self, connection: Connection, cut: Iterable[Lexemes]) -> None:
        """Remember the sound of words that were not met before."""
        words = {word for lexemes in cut for word in (*lexemes.head, *lexemes.text)}
        new = sorted(word for word in words - self._known_terms if 2 <= len(word) <= LONGEST_TERM and _is_han(word))
        rows = [dict(zip(("term", "sound", "initials"), (word, *sound_of(word)), strict=True)) for word in new]
        insert_new(connection, tables.terms, rows)
        self._known_terms |= words

    def _tidy(self) -> None:
        with self._database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT gin_clean_pending_list('ix_search_entries_words')")
                connection.exec_driver_sql("ANALYZE search_entries")
            else:
                connection.exec_driver_sql("ANALYZE search_entries")


def stamp(connection: Connection, places: Iterable[str]) -> None:
    """Say that the clauses of `places` changed, for those who remember them."""
    for place in sorted(places):
        count = connection.execute(select(func.count()).where(tables.entries.c.region_code == place)).scalar()
        statement = _dialect(connection).insert(tables.regions).values(region_code=place, stamp=1, clauses=count)
        again = {"stamp": tables.regions.c.stamp + 1, "clauses": count}
        connection.execute(statement.on_conflict_do_update(index_elements=["region_code"], set_=again))


def insert_new(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        connection.execute(_dialect(connection).insert(table).on_conflict_do_nothing(), rows)


def _missing() -> Any:
    held = select(tables.documents.c.document_id).where(tables.documents.c.format == FORMAT)
    return select(store.documents.c.id).where(store.documents.c.id.not_in(held))


def _alone(connection: Connection) -> None:
    """Let one writer in at a time; a transaction of SQLite that has written is alone already."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    else:
        connection.execute(delete(tables.documents).where(tables.documents.c.format != FORMAT))


def _entry(clause: IndexedClause, lexemes: Lexemes) -> dict[str, Any]:
    return {
        "key": clause.key,
        "document_id": clause.document_id,
        "region_code": clause.region_code,
        "number": clause.number,
        "valid_from": clause.valid_from,
        "valid_to": clause.valid_to,
        "status": clause.status,
        "topics": " ".join(clause.topics),
        "digest": digest(embedded_text(clause.headings, clause.text)),
        "lexemes": str(lexemes),
    }


def _is_han(word: str) -> bool:
    return all("\u4e00" <= sign <= "\u9fff" for sign in word)


def _dialect(connection: Connection) -> Any:
    return postgresql if connection.dialect.name == "postgresql" else sqlite


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
