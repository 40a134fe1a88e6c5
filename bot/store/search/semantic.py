"""Ranks the clauses of a region chain by how near they are in meaning to a query.

The vectors of a region are read once and remembered until its stamp changes; what is remembered is bounded, the region used longest
ago goes first. Without a place only clauses that the full text found are compared, so the work never grows with the store.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.language.encoders import Encoder, Vectors
from bot.store.search import tables
from bot.store.search.clause import Filters
from bot.store.search.embedding import SCALE

LEAST = 0.2  # below this the encoder says no more than that both are Chinese
NOTHING, SURE = 0.1, 0.4  # likeness of what has nothing to do with the query, and of what surely has
MEMORY = 96 * 2**20
_NEVER = 10**7
_entries, _vectors = tables.entries.c, tables.vectors.c


@dataclass(frozen=True)
class _Block:
    """The clauses of one region, column by column."""

    stamp: int
    ids: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.int8]
    valid_from: npt.NDArray[np.int32]
    valid_to: npt.NDArray[np.int32]
    statuses: npt.NDArray[np.str_]
    topics: tuple[frozenset[str], ...]

    def fitting(self, filters: Filters) -> npt.NDArray[np.bool_]:
        fits = np.ones(len(self.ids), dtype=bool)
        if filters.statuses:
            fits &= np.isin(self.statuses, list(filters.statuses))
        if filters.as_of:
            day = filters.as_of.toordinal()
            fits &= (self.valid_from <= day) & (day < self.valid_to)
        if filters.topic:
            fits &= np.fromiter((filters.topic in topics for topics in self.topics), dtype=bool, count=len(self.ids))
        return fits


class SemanticRanking:
    """Compares queries with clauses through one encoder."""

    def __init__(self, encoder: Encoder, memory: int = MEMORY) -> None:
        self._encoder = encoder
        self._memory = memory
        self._blocks: OrderedDict[str, _Block] = OrderedDict()
        self._lock = Lock()

    def rank(self, connection: Connection, text: str, filters: Filters, found: Sequence[int], limit: int) -> list[tuple[int, float]]:
        """Entries near to `text` with their likeness, the nearest first: of the chain in `filters`, or else of those `found`."""
        if not text or filters.nothing_fits():
            return []
        if filters.regions is None:
            blocks = [self._read(connection, 0, _entries.id.in_(list(found)))] if found else []
        else:
            blocks = self._of_chain(connection, filters.regions)
        if not any(len(block.ids) for block in blocks):
            return []
        return _nearest(self._encoder.encode([text])[0], blocks, filters, limit)

    def _of_chain(self, connection: Connection, regions: Sequence[str]) -> list[_Block]:
        query = select(tables.regions.c.region_code, tables.regions.c.stamp).where(tables.regions.c.region_code.in_(list(regions)))
        blocks = []
        for code, stamp in connection.execute(query).all():
            with self._lock:
                block = self._blocks.pop(code, None)
            if block is None or block.stamp != stamp:
                block = self._read(connection, stamp, _entries.region_code == code)
            with self._lock:
                self._blocks[code] = block
                self._forget()
            blocks.append(block)
        return blocks

    def _forget(self) -> None:
        held = sum(block.vectors.nbytes for block in self._blocks.values())
        while held > self._memory and len(self._blocks) > 1:
            _, block = self._blocks.popitem(last=False)
            held -= block.vectors.nbytes

    def _read(self, connection: Connection, stamp: int, condition: object) -> _Block:
        columns = (_entries.id, _entries.valid_from, _entries.valid_to, _entries.status, _entries.topics, _vectors.vector)
        query = (
            select(*columns)
            .join(tables.vectors, (_vectors.digest == _entries.digest) & (_vectors.encoder == self._encoder.name))
            .where(condition)
        )
        rows = connection.execute(query).all()
        packed = np.frombuffer(b"".join(bytes(row.vector) for row in rows), dtype=np.int8)
        return _Block(
            stamp,
            np.array([row.id for row in rows], dtype=np.int64),
            packed.reshape(len(rows), -1) if rows else np.zeros((0, 0), dtype=np.int8),
            np.array([row.valid_from.toordinal() if row.valid_from else 0 for row in rows], dtype=np.int32),
            np.array([row.valid_to.toordinal() if row.valid_to else _NEVER for row in rows], dtype=np.int32),
            np.array([row.status for row in rows], dtype=np.str_),
            tuple(frozenset(row.topics.split()) for row in rows),
        )


def sureness(ranked: Sequence[tuple[int, float]]) -> float:
    """Weight of the list by meaning, 0 to 1: where even the nearest clause is not near, its order says little."""
    return min(1.0, max(0.0, (ranked[0][1] - NOTHING) / (SURE - NOTHING))) if ranked else 0.0


def _nearest(wanted: Vectors, blocks: Sequence[_Block], filters: Filters, limit: int) -> list[tuple[int, float]]:
    found: list[tuple[int, float]] = []
    for block in blocks:
        if not len(block.ids):
            continue
        likeness = block.vectors.astype(np.float32) @ wanted / SCALE
        (near,) = np.nonzero(block.fitting(filters) & (likeness >= LEAST))
        best = near[np.argsort(-likeness[near], kind="stable")[:limit]]
        found += [(int(block.ids[index]), float(likeness[index])) for index in best]
    return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]
