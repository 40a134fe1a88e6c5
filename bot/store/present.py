"""Which of many files and documents the store has already: asked with one statement for all of them, not with one for each."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.store.tables import documents, revisions


@dataclass
class Present:
    """Of the `bytes_sha256` and the identifiers of documents asked for, those that are in the store."""

    bytes_sha256: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


def present(connection: Connection, bytes_sha256: Collection[str], document_ids: Collection[str] = ()) -> Present:
    """Look for hashes of files and identifiers of documents; a few hundred at once, for each is a parameter of the statement."""
    found = Present()
    if bytes_sha256:
        column = revisions.c.bytes_sha256
        found.bytes_sha256.update(connection.execute(select(column).where(column.in_(bytes_sha256))).scalars())
    if document_ids:
        found.documents.update(connection.execute(select(documents.c.id).where(documents.c.id.in_(document_ids))).scalars())
    return found
