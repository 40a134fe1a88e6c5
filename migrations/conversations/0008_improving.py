"""errors reported in clauses, decisions on questions that went badly, and examples collected for training"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clause_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("clause_id", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.String(96), nullable=False),
        sa.Column("region_code", sa.String(6)),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("closed_by", sa.String(40)),
        sa.Column("outcome", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_reports")),
    )
    op.create_index(op.f("ix_clause_reports_state"), "clause_reports", ["state"])
    op.create_table(
        "case_decisions",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_case_decisions")),
    )
    op.create_index(op.f("ix_case_decisions_decision"), "case_decisions", ["decision"])
    op.create_table(
        "training_examples",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("intent", sa.String(60), nullable=False),
        sa.Column("region_code", sa.String(6)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_examples")),
    )


def downgrade() -> None:
    for table in ("training_examples", "case_decisions", "clause_reports"):
        op.drop_table(table)
