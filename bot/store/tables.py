"""Tables of the policy store.

One list for every database; `migrations/` brings a database to it. Lists (issuers, spans, headings) are JSON because they are read and
written whole. Days are dates, times are UTC; codes are GB/T 2260. What documents write has no limit of length.

A document is an identity and a place. What it says stands in its revisions, each whole: facts, segments, clauses and annotations of a
published one never change. `validity` says on which days a published revision counts (`begins` to the day before `ends`), as the store
knew it from its own revision `from_store` to the one before `to_store`: so an answer can be given again as it was given.
`events` is only added to.
"""

from sqlalchemy import JSON, Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

regions = Table(
    "regions",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("full_name", String(128), nullable=False),
    Column("level", String(16), nullable=False),
    Column("parent", String(6), ForeignKey("regions.code")),
)

topics = Table(
    "topics",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("topic_group", String(40), nullable=False),
    Column("label", String(40), nullable=False),
    Column("covers", Text, nullable=False),
    Column("excludes", Text, nullable=False),
    Column("place", String(10), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("region_code", String(6), ForeignKey("regions.code"), index=True),
    Column("replaced_by", String(80), ForeignKey("documents.id")),
    Column("stops_on", Date),
)

sources = Table(
    "sources",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("document_id", String(80), ForeignKey("documents.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("number", Text),
    Column("issuers", JSON, nullable=False),
    Column("issued_on", Date),
    Column("printed_on", Date),
    Column("effective_on", Date),
    Column("expires_on", Date),
    Column("valid_from", Date),
    Column("audience", Text),
    Column("status", String(16), nullable=False),
    Column("checked_on", Date),
    Column("based_on", JSON, nullable=False),
    Column("source_file", Text, nullable=False),
    Column("source_url", Text),
    Column("sha256", String(64), ForeignKey("sources.sha256"), nullable=False),
    Column("bytes_sha256", String(64), index=True),
    Column("notes", Text),
    Column("warnings", JSON, nullable=False),
    UniqueConstraint("document_id", "n"),
)

facts = Table(
    "facts",
    metadata,
    Column("revision_id", String(96), ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", String(20), nullable=False),
    Column("value", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("basis_start", Integer),
    Column("basis_end", Integer),
)

validity = Table(
    "validity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision_id", String(96), ForeignKey("revisions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("begins", Date),
    Column("ends", Date),
    Column("because", String(16)),
    Column("from_store", Integer, nullable=False),
    Column("to_store", Integer),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String(20), nullable=False),
    Column("document_id", String(80), ForeignKey("documents.id"), nullable=False, index=True),
    Column("revision_id", String(96), ForeignKey("revisions.id")),
    Column("why", Text, nullable=False),
    Column("details", JSON, nullable=False),
    Column("store_revision", Integer),
)

segments = Table(
    "segments",
    metadata,
    Column("revision_id", String(96), ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("path", Text, nullable=False),
)

clauses = Table(
    "clauses",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("revision_id", String(96), ForeignKey("revisions.id", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("kind", String(16)),
    Column("text", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("sha256", String(64), nullable=False),
    UniqueConstraint("revision_id", "path"),
)

bureaus = Table(
    "bureaus",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

clause_bureaus = Table(
    "clause_bureaus",
    metadata,
    Column("clause_key", Integer, ForeignKey("clauses.key", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("bureau_id", Integer, ForeignKey("bureaus.id"), nullable=False),
    Column("role", String(8), nullable=False),
)

annotations = Table(
    "annotations",
    metadata,
    Column("clause_key", Integer, ForeignKey("clauses.key", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(40), ForeignKey("topics.key"), primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("strength", String(8), nullable=False),
    Column("audience", Text),
    Column("region_code", String(6)),  # of the document: what applies to a topic at a place is found by one index
    Index("ix_annotations_topic", "topic", "region_code"),
)

conditions = Table(
    "conditions",
    metadata,
    Column("clause_key", Integer, ForeignKey("clauses.key", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(40), ForeignKey("topics.key"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("field", String(20), nullable=False),
    Column("requires", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("op", String(8)),
    Column("value", JSON(none_as_null=True)),
    Column("any_of", Text),
)

store_facts = Table(
    "store_facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
