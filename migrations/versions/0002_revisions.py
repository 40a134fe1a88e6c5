"""revisions: a document is an identity, and what it says stands in versions with a life of their own

Up, every document becomes its published version 1. Down, the version of each document that counts today (else the last published one) is
kept; drafts, versions that no longer count, and the history are lost.
"""

from datetime import date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}
BUILDER = "xinshimin store build"
FACTS = ["title", "number", "issuers", "issued_on", "printed_on", "effective_on", "expires_on", "audience", "status", "checked_on", "based_on",
         "source_file", "source_url", "sha256", "notes"]
CLAUSE = ["id", "path", "ordinal", "headings", "text", "spans", "sha256"]
ANNOTATION = ["topic", "quote", "kind", "strength", "audience"]
CONDITION = ["topic", "ordinal", "field", "requires", "quote", "op", "value", "any_of"]

old = sa.MetaData(naming_convention=NAMES)
new = sa.MetaData(naming_convention=NAMES)
for metadata in (old, new):
    sa.Table("regions", metadata, sa.Column("code", sa.String(6), primary_key=True))
    sa.Table("topics", metadata, sa.Column("key", sa.String(40), primary_key=True))
facts_of_store = sa.table("store_facts", sa.column("name"), sa.column("value"))

old_documents = sa.Table(
    "documents",
    old,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("number", sa.String(80)),
    sa.Column("issuers", sa.JSON, nullable=False),
    sa.Column("region_code", sa.String(6), sa.ForeignKey("regions.code"), nullable=False, index=True),
    sa.Column("issued_on", sa.Date),
    sa.Column("printed_on", sa.Date),
    sa.Column("effective_on", sa.Date),
    sa.Column("expires_on", sa.Date),
    sa.Column("audience", sa.Text),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("checked_on", sa.Date),
    sa.Column("based_on", sa.JSON, nullable=False),
    sa.Column("source_file", sa.Text, nullable=False),
    sa.Column("source_url", sa.Text),
    sa.Column("source_text", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("notes", sa.Text),
)

old_segments = sa.Table(
    "segments",
    old,
    sa.Column("document_id", sa.String(80), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("path", sa.String(80), nullable=False),
)

old_clauses = sa.Table(
    "clauses",
    old,
    sa.Column("id", sa.String(160), primary_key=True),
    sa.Column("document_id", sa.String(80), sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("path", sa.String(80), nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("headings", sa.JSON, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("spans", sa.JSON, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
)

old_bureaus = sa.Table(
    "bureaus",
    old,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(120), nullable=False, unique=True),
)

old_clause_bureaus = sa.Table(
    "clause_bureaus",
    old,
    sa.Column("clause_id", sa.String(160), sa.ForeignKey("clauses.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("bureau_id", sa.Integer, sa.ForeignKey("bureaus.id"), nullable=False),
    sa.Column("role", sa.String(8), nullable=False),
)

old_annotations = sa.Table(
    "annotations",
    old,
    sa.Column("clause_id", sa.String(160), sa.ForeignKey("clauses.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("topic", sa.String(40), sa.ForeignKey("topics.key"), primary_key=True, index=True),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("strength", sa.String(8), nullable=False),
    sa.Column("audience", sa.Text),
)

old_conditions = sa.Table(
    "conditions",
    old,
    sa.Column("clause_id", sa.String(160), sa.ForeignKey("clauses.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("topic", sa.String(40), sa.ForeignKey("topics.key"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("field", sa.String(20), nullable=False),
    sa.Column("requires", sa.Text, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("op", sa.String(8)),
    sa.Column("value", sa.JSON),
    sa.Column("any_of", sa.String(40)),
)

new_documents = sa.Table(
    "documents",
    new,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("region_code", sa.String(6), sa.ForeignKey("regions.code"), index=True),
    sa.Column("replaced_by", sa.String(80), sa.ForeignKey("documents.id")),
    sa.Column("stops_on", sa.Date),
)

new_sources = sa.Table(
    "sources",
    new,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)

new_revisions = sa.Table(
    "revisions",
    new,
    sa.Column("id", sa.String(96), primary_key=True),
    sa.Column("document_id", sa.String(80), sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("number", sa.Text),
    sa.Column("issuers", sa.JSON, nullable=False),
    sa.Column("issued_on", sa.Date),
    sa.Column("printed_on", sa.Date),
    sa.Column("effective_on", sa.Date),
    sa.Column("expires_on", sa.Date),
    sa.Column("valid_from", sa.Date),
    sa.Column("audience", sa.Text),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("checked_on", sa.Date),
    sa.Column("based_on", sa.JSON, nullable=False),
    sa.Column("source_file", sa.Text, nullable=False),
    sa.Column("source_url", sa.Text),
    sa.Column("sha256", sa.String(64), sa.ForeignKey("sources.sha256"), nullable=False),
    sa.Column("bytes_sha256", sa.String(64), index=True),
    sa.Column("notes", sa.Text),
    sa.Column("warnings", sa.JSON, nullable=False),
    sa.UniqueConstraint("document_id", "n"),
)

new_facts = sa.Table(
    "facts",
    new,
    sa.Column("revision_id", sa.String(96), sa.ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(20), nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("basis_start", sa.Integer),
    sa.Column("basis_end", sa.Integer),
)

new_validity = sa.Table(
    "validity",
    new,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("revision_id", sa.String(96), sa.ForeignKey("revisions.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("begins", sa.Date),
    sa.Column("ends", sa.Date),
    sa.Column("because", sa.String(16)),
    sa.Column("from_store", sa.Integer, nullable=False),
    sa.Column("to_store", sa.Integer),
)

new_events = sa.Table(
    "events",
    new,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.String(20), nullable=False),
    sa.Column("document_id", sa.String(80), sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("revision_id", sa.String(96), sa.ForeignKey("revisions.id")),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("details", sa.JSON, nullable=False),
    sa.Column("store_revision", sa.Integer),
)

new_segments = sa.Table(
    "segments",
    new,
    sa.Column("revision_id", sa.String(96), sa.ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("path", sa.Text, nullable=False),
)

new_clauses = sa.Table(
    "clauses",
    new,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("revision_id", sa.String(96), sa.ForeignKey("revisions.id", ondelete="CASCADE"), nullable=False),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("headings", sa.JSON, nullable=False),
    sa.Column("kind", sa.String(16)),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("spans", sa.JSON, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.UniqueConstraint("revision_id", "path"),
)

new_bureaus = sa.Table(
    "bureaus",
    new,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
)

new_clause_bureaus = sa.Table(
    "clause_bureaus",
    new,
    sa.Column("clause_key", sa.Integer, sa.ForeignKey("clauses.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("bureau_id", sa.Integer, sa.ForeignKey("bureaus.id"), nullable=False),
    sa.Column("role", sa.String(8), nullable=False),
)

new_annotations = sa.Table(
    "annotations",
    new,
    sa.Column("clause_key", sa.Integer, sa.ForeignKey("clauses.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("topic", sa.String(40), sa.ForeignKey("topics.key"), primary_key=True, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("strength", sa.String(8), nullable=False),
    sa.Column("audience", sa.Text),
)

new_conditions = sa.Table(
    "conditions",
    new,
    sa.Column("clause_key", sa.Integer, sa.ForeignKey("clauses.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("topic", sa.String(40), sa.ForeignKey("topics.key"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("field", sa.String(20), nullable=False),
    sa.Column("requires", sa.Text, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("op", sa.String(8)),
    sa.Column("value", sa.JSON(none_as_null=True)),
    sa.Column("any_of", sa.Text),
)

OLD = [table for table in old.sorted_tables if table.name not in ("regions", "topics")]
NEW = [table for table in new.sorted_tables if table.name not in ("regions", "topics")]


def upgrade() -> None:
    bind = op.get_bind()
    kept = _set_aside(bind, OLD)
    for table in NEW:
        table.create(bind)
    _raise_documents(bind, kept)
    _raise_clauses(bind, kept)
    _drop_kept(bind, kept)


def downgrade() -> None:
    bind = op.get_bind()
    kept = _set_aside(bind, NEW)
    for table in OLD:
        table.create(bind)
    _lower(bind, kept)
    _drop_kept(bind, kept)


def _set_aside(bind, tables):
    """Copy tables to others without keys, and drop them; return the copies by name."""
    for table in tables:
        op.execute(f"CREATE TABLE kept_{table.name} AS SELECT * FROM {table.name}")
    for table in reversed(tables):
        table.drop(bind)
    aside = sa.MetaData()
    return {table.name: sa.Table(f"kept_{table.name}", aside, *(sa.Column(column.name, column.type) for column in table.columns)) for table in tables}


def _drop_kept(bind, kept):
    for table in kept.values():
        table.drop(bind)


def _copy(bind, table, query, names):
    bind.execute(table.insert().from_select(names, query))


def _raise_documents(bind, kept):
    documents = kept["documents"].c
    version = documents.id + "@1"
    none = sa.literal([], sa.JSON)
    _copy(bind, new_documents, sa.select(documents.id, documents.region_code), ["id", "region_code"])
    _copy(bind, new_sources, sa.select(documents.sha256, sa.func.min(documents.source_text)).group_by(documents.sha256), ["sha256", "text"])
    fixed = [sa.literal(1), sa.literal("published"), sa.literal("policies"), none]
    _copy(bind, new_revisions, sa.select(version, documents.id, *fixed, *(documents[name] for name in FACTS)),
          ["id", "document_id", "n", "state", "origin", "warnings", *FACTS])
    begins = sa.func.coalesce(documents.effective_on, documents.issued_on, documents.printed_on)
    because = sa.case((documents.expires_on.isnot(None), "expired"))
    _copy(bind, new_validity, sa.select(version, begins, documents.expires_on, because, sa.literal(1)),
          ["revision_id", "begins", "ends", "because", "from_store"])
    now = sa.literal(datetime.utcnow().replace(microsecond=0), sa.DateTime)
    fixed = [now, sa.literal(BUILDER), sa.literal("published"), sa.literal(""), sa.literal({}, sa.JSON), sa.literal(1)]
    _copy(bind, new_events, sa.select(*fixed, documents.id, version), ["at", "who", "what", "why", "details", "store_revision", "document_id", "revision_id"])
    if bind.execute(sa.select(documents.id)).first() is not None:
        bind.execute(facts_of_store.insert().values(name="revision", value="1"))


def _raise_clauses(bind, kept):
    segments, clauses, bureaus = kept["segments"].c, kept["clauses"].c, kept["bureaus"].c
    _copy(bind, new_segments, sa.select(segments.document_id + "@1", segments.start, segments.end, segments.kind, segments.path),
          ["revision_id", "start", "end", "kind", "path"])
    _copy(bind, new_clauses, sa.select(clauses.document_id + "@1", clauses.kind, *(clauses[name] for name in CLAUSE)).order_by(clauses.document_id, clauses.ordinal),
          ["revision_id", "kind", *CLAUSE])
    _copy(bind, new_bureaus, sa.select(bureaus.name).order_by(bureaus.id), ["name"])
    _raise_what_hangs_on_clauses(bind, kept)


def _raise_what_hangs_on_clauses(bind, kept):
    key, mine = new_clauses.c.key, lambda table: table.join(new_clauses, new_clauses.c.id == table.c.clause_id)
    joint, before = kept["clause_bureaus"], kept["bureaus"]
    named = mine(joint).join(before, before.c.id == joint.c.bureau_id).join(new_bureaus, new_bureaus.c.name == before.c.name)
    query = sa.select(key, joint.c.ordinal, new_bureaus.c.id, joint.c.role).select_from(named)
    _copy(bind, new_clause_bureaus, query, ["clause_key", "ordinal", "bureau_id", "role"])
    table = kept["annotations"]
    ordinal = sa.func.row_number().over(partition_by=table.c.clause_id, order_by=table.c.topic) - 1
    query = sa.select(key, ordinal, *(table.c[name] for name in ANNOTATION)).select_from(mine(table))
    _copy(bind, new_annotations, query, ["clause_key", "ordinal", *ANNOTATION])
    table = kept["conditions"]
    _copy(bind, new_conditions, sa.select(key, *(table.c[name] for name in CONDITION)).select_from(mine(table)), ["clause_key", *CONDITION])


def _lower(bind, kept):
    chosen = _chosen(bind, kept)
    revisions, sources, clauses = kept["revisions"], kept["sources"], kept["clauses"]
    for row in bind.execute(sa.select(revisions, sources.c.text).join(sources, sources.c.sha256 == revisions.c.sha256)).mappings().all():
        if row["id"] in chosen:
            region, ends = chosen[row["id"]]
            values = {name: row[name] for name in FACTS} | {"id": row["document_id"], "region_code": region, "source_text": row["text"]}
            bind.execute(old_documents.insert().values(values | {"expires_on": ends or row["expires_on"]}))
    segments, names = kept["segments"], kept["bureaus"]
    document = lambda table: table.join(revisions, revisions.c.id == table.c.revision_id)
    here = revisions.c.id.in_(list(chosen))
    same = ["start", "end", "kind", "path"]
    query = sa.select(revisions.c.document_id, *(segments.c[name] for name in same)).select_from(document(segments)).where(here)
    _copy(bind, old_segments, query, ["document_id", *same])
    kind = sa.func.coalesce(clauses.c.kind, "principle")
    query = sa.select(revisions.c.document_id, kind, *(clauses.c[name] for name in CLAUSE)).select_from(document(clauses)).where(here)
    _copy(bind, old_clauses, query, ["document_id", "kind", *CLAUSE])
    _copy(bind, old_bureaus, sa.select(names.c.name).order_by(names.c.id), ["name"])
    mine = lambda table: table.join(clauses, clauses.c.key == table.c.clause_key).join(old_clauses, old_clauses.c.id == clauses.c.id)
    counting = clauses.c.revision_id.in_(list(chosen))
    joint = kept["clause_bureaus"]
    named = mine(joint).join(names, names.c.id == joint.c.bureau_id).join(old_bureaus, old_bureaus.c.name == names.c.name)
    query = sa.select(clauses.c.id, joint.c.ordinal, old_bureaus.c.id, joint.c.role).select_from(named).where(counting)
    _copy(bind, old_clause_bureaus, query, ["clause_id", "ordinal", "bureau_id", "role"])
    for table, to, columns in ((kept["annotations"], old_annotations, ANNOTATION), (kept["conditions"], old_conditions, CONDITION)):
        query = sa.select(clauses.c.id, *(table.c[name] for name in columns)).select_from(mine(table)).where(counting)
        _copy(bind, to, query, ["clause_id", *columns])
    bind.execute(facts_of_store.delete().where(facts_of_store.c.name.in_(["revision", "fingerprint"])))


def _chosen(bind, kept):
    """The version of each document that counts today, else the last published one, with its place and the day on which it ends."""
    validity, revisions, documents = kept["validity"], kept["revisions"], kept["documents"]
    query = (
        sa.select(revisions.c.id, revisions.c.document_id, documents.c.region_code, validity.c.begins, validity.c.ends)
        .select_from(validity.join(revisions, revisions.c.id == validity.c.revision_id).join(documents, documents.c.id == revisions.c.document_id))
        .where(validity.c.to_store.is_(None))
        .order_by(revisions.c.n)
    )
    best, today = {}, date.today()
    for row in bind.execute(query):
        counts = (row.begins is None or row.begins <= today) and (row.ends is None or row.ends > today)
        if counts or not best.get(row.document_id, (None, False))[1]:
            best[row.document_id] = (row, counts)
    return {row.id: (row.region_code, row.ends) for row, _ in best.values()}
