"""Gives each clause of the index its vector, a batch at a time; stopped at any moment, it goes on where it was.

Reads: search_entries without a vector of this encoder. Writes: search_vectors (int8, one number a dimension), one row for all clauses
that say the same.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import delete, func, select
from sqlalchemy.engine import Connection, Engine

from bot.language.encoders import Encoder, Vectors
from bot.store.search import tables
from bot.store.search.index import insert_new, stamp
from bot.store.search.source import read_clauses
from bot.store.search.words import digest, embedded_text

BATCH = 256
SCALE = 127

Progress = Callable[[int, int], None]
_entries, _vectors = tables.entries.c, tables.vectors.c


class Embedding:
    """Writes the vectors of one encoder."""

    def __init__(self, database: Engine, encoder: Encoder) -> None:
        self._database = database
        self._encoder = encoder

    def missing(self) -> int:
        """How many different texts have no vector yet."""
        with self._database.connect() as connection:
            lacking = select(_entries.digest).where(~self._has_vector()).distinct().subquery()
            found: int = connection.execute(select(func.count()).select_from(lacking)).scalar() or 0
            return found

    def run(self, progress: Progress = lambda done, total: None) -> int:
        """Embed what has no vector; return how many texts were embedded. Each batch is kept as soon as it is done."""
        total, done, last = self.missing(), 0, ""
        while total:
            progress(done, total)
            texts, last = self._next(last)
            if not last:
                break
            done += self._embed(texts)
        self._forget_unused()
        return done

    def _next(self, last: str) -> tuple[dict[str, str], str]:
        """Texts behind the digest `last` that have no vector, by digest, and the last digest looked at (empty at the end)."""
        query = (
            select(_entries.digest, func.min(_entries.key).label("key"))
            .where(_entries.digest > last, ~self._has_vector())
            .group_by(_entries.digest)
            .order_by(_entries.digest)
            .limit(BATCH)
        )
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
            clauses = read_clauses(connection, keys=[row.key for row in rows])
            texts = [embedded_text(clause.headings, clause.text) for clause in clauses]
        wanted = {row.digest for row in rows}
        found = {digest(text): text for text in texts}
        return {key: text for key, text in found.items() if key in wanted}, rows[-1].digest if rows else ""

    def _embed(self, texts: dict[str, str]) -> int:
        if not texts:
            return 0
        packed = pack(self._encoder.encode(list(texts.values())))
        rows = [{"digest": key, "encoder": self._encoder.name, "vector": row.tobytes()} for key, row in zip(texts, packed, strict=True)]
        with self._database.begin() as connection:
            insert_new(connection, tables.vectors, rows)
            stamp(connection, _places(connection, list(texts)))
        return len(rows)

    def _has_vector(self) -> Any:
        return (
            select(_vectors.digest)
            .where(_vectors.digest == _entries.digest, _vectors.encoder == self._encoder.name)
            .correlate(tables.entries)
            .exists()
        )

    def _forget_unused(self) -> None:
        used = select(_entries.digest).where(_entries.digest == _vectors.digest).exists()
        with self._database.begin() as connection:
            connection.execute(delete(tables.vectors).where(~used))


def pack(vectors: Vectors) -> npt.NDArray[np.int8]:
    """Unit vectors as whole numbers from -127 to 127."""
    return np.asarray(np.rint(vectors * SCALE), dtype=np.int8)


def _places(connection: Connection, digests: list[str]) -> set[str]:
    return set(connection.execute(select(_entries.region_code).where(_entries.digest.in_(digests)).distinct()).scalars())
