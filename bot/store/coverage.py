"""What the store holds on which topic at which place, when it was last checked, and where it has nothing of the place's own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select

from bot.policy.document import Document
from bot.policy.topics import TOPICS
from bot.policy.validity import in_force
from bot.store import tables
from bot.store.database import Database, reading
from bot.store.repository import PolicyRepository
from bot.store.standing import counts_on, known


@dataclass
class Cell:
    """A topic at a place: clauses in force of the place's own documents, and the day of their oldest check (None: not all are checked)."""

    topic: str
    region_code: str
    direct: int = 0
    weak: int = 0
    documents: list[str] = field(default_factory=list)
    checked_on: date | None = None

    @property
    def gap(self) -> bool:
        """Whether the place has no clause of its own."""
        return not self.documents


def covered_places(database: Database, day: date) -> list[str]:
    """Codes of the places that have a document in force on `day`."""
    return sorted({document.region_code for document in PolicyRepository(database).documents(day) if in_force(document, day)})


def coverage(database: Database, region_codes: Sequence[str], day: date) -> list[Cell]:
    """A cell for each of `region_codes` and every topic, as of `day`."""
    documents = {one.id: one for one in PolicyRepository(database).documents(day) if in_force(one, day)}
    cells = {(code, topic.key): Cell(topic.key, code) for code in region_codes for topic in TOPICS}
    for topic, strength, document_id, count in _counts(database, day):
        document = documents.get(document_id)
        cell = cells.get((document.region_code, topic)) if document else None
        if cell is not None and document is not None:
            _add(cell, document, strength, count)
    return list(cells.values())


def _add(cell: Cell, document: Document, strength: str, count: int) -> None:
    first = not cell.documents
    if document.id not in cell.documents:
        cell.documents.append(document.id)
        oldest = document.checked_on if first else cell.checked_on
        cell.checked_on = min(oldest, document.checked_on) if oldest and document.checked_on else None
    if strength == "direct":
        cell.direct += count
    else:
        cell.weak += count


def _counts(database: Database, day: date) -> list[tuple[str, str, str, int]]:
    annotations, revisions = tables.annotations, tables.revisions
    columns = (annotations.c.topic, annotations.c.strength, revisions.c.document_id)
    query = (
        select(*columns, func.count())
        .select_from(
            annotations.join(tables.clauses, tables.clauses.c.key == annotations.c.clause_key)
            .join(revisions, revisions.c.id == tables.clauses.c.revision_id)
            .join(tables.validity, tables.validity.c.revision_id == revisions.c.id)
        )
        .where(known(), counts_on(day))
        .group_by(*columns)
        .order_by(*columns)
    )
    with reading(database) as connection:
        return [tuple(row) for row in connection.execute(query)]
