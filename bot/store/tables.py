"""Tables of the policy store.

One list for every database; `migrations/` brings a database to it. Lists (issuers, spans, headings) are JSON because they are read and
written whole. Times are days; codes are GB/T 2260.
"""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, MetaData, String, Table, Text

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
    Column("title", Text, nullable=False),
    Column("number", String(80)),
    Column("issuers", JSON, nullable=False),
    Column("region_code", String(6), ForeignKey("regions.code"), nullable=False, index=True),
    Column("issued_on", Date),
    Column("printed_on", Date),
    Column("effective_on", Date),
    Column("expires_on", Date),
    Column("audience", Text),
    Column("status", String(16), nullable=False),
    Column("checked_on", Date),
    Column("based_on", JSON, nullable=False),
    Column("source_file", Text, nullable=False),
    Column("source_url", Text),
    Column("source_text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("notes", Text),
)

segments = Table(
    "segments",
    metadata,
    Column("document_id", String(80), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("path", String(80), nullable=False),
)

clauses = Table(
    "clauses",
    metadata,
    Column("id", String(160), primary_key=True),
    Column("document_id", String(80), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("path", String(80), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("sha256", String(64), nullable=False),
)

bureaus = Table(
    "bureaus",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
)

clause_bureaus = Table(
    "clause_bureaus",
    metadata,
    Column("clause_id", String(160), ForeignKey("clauses.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("bureau_id", Integer, ForeignKey("bureaus.id"), nullable=False),
    Column("role", String(8), nullable=False),
)

annotations = Table(
    "annotations",
    metadata,
    Column("clause_id", String(160), ForeignKey("clauses.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(40), ForeignKey("topics.key"), primary_key=True, index=True),
    Column("quote", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("strength", String(8), nullable=False),
    Column("audience", Text),
)

conditions = Table(
    "conditions",
    metadata,
    Column("clause_id", String(160), ForeignKey("clauses.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(40), ForeignKey("topics.key"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("field", String(20), nullable=False),
    Column("requires", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("op", String(8)),
    Column("value", JSON),
    Column("any_of", String(40)),
)

store_facts = Table(
    "store_facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
