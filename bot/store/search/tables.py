"""Tables of the search index. They are made from the store's other tables and can always be made again.

`lexemes` holds the words of a clause as one line, for both databases: marks (place, topics, status, numbers), then title and headings,
then the text, with ` | ` between the three. SQLite has the FTS5 table `search_words` over that column, kept in step by triggers;
PostgreSQL has a GIN index over the tsvector of the same words. Both are made by the migration.
"""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from bot.store.tables import metadata

documents = Table(
    "search_documents",
    metadata,
    Column("document_id", String(80), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("format", Integer, nullable=False),
)

entries = Table(
    "search_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("document_id", String(80), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("region_code", String(6), nullable=False, index=True),
    Column("number", String(80)),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("status", String(16), nullable=False),
    Column("topics", Text, nullable=False),
    Column("digest", String(32), nullable=False, index=True),
    Column("lexemes", Text, nullable=False),
)

regions = Table(
    "search_regions",
    metadata,
    Column("region_code", String(6), primary_key=True),
    Column("stamp", Integer, nullable=False),
    Column("clauses", Integer, nullable=False),
)

vectors = Table(
    "search_vectors",
    metadata,
    Column("digest", String(32), primary_key=True),
    Column("encoder", String(40), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

terms = Table(
    "search_terms",
    metadata,
    Column("term", String(16), primary_key=True),
    Column("sound", String(80), nullable=False),
    Column("initials", String(16), nullable=False),
)
Index("ix_search_terms_sound", terms.c.sound)
Index("ix_search_terms_initials", terms.c.initials)

FULL_TEXT_TABLES = ("search_words", "search_words_config", "search_words_data", "search_words_docsize", "search_words_idx")
"""Tables that FTS5 keeps for itself, unknown to `metadata`."""
