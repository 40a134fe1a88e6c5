"""Tables of what is to be made better. They lie beside the audit log, so that a step and its line are one transaction.

`case_decisions` says what became of a question that went badly, by a key that tells nothing of it: the question may be wiped any day.
`training_examples` are sentences that an editor has written down for training, no longer a citizen's; `region_code` is the editor's place.
"""

from sqlalchemy import Column, DateTime, Integer, String, Table, Text

from bot.conversations.tables import metadata

clause_reports = Table(
    "clause_reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("by", String(40), nullable=False),
    Column("clause_id", Text, nullable=False),
    Column("revision_id", String(96), nullable=False),
    Column("region_code", String(6)),
    Column("wrong", Text, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("closed_at", DateTime),
    Column("closed_by", String(40)),
    Column("outcome", Text),
)

case_decisions = Table(
    "case_decisions",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("by", String(40), nullable=False),
    Column("decision", String(12), nullable=False, index=True),
)

training_examples = Table(
    "training_examples",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("by", String(40), nullable=False),
    Column("intent", String(60), nullable=False),
    Column("region_code", String(6)),
    Column("text", Text, nullable=False),
)
