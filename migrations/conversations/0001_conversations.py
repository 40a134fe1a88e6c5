"""transcript, handovers, feedback and open questions"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("topic", sa.String(40)),
        sa.Column("region_code", sa.String(6)),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("store_revision", sa.Integer()),
        sa.Column("focus", sa.String(20)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("speaker", sa.String(10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.String(32)),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_messages_answer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(255)),
        sa.Column("why", sa.String(10), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("taken_at", sa.DateTime()),
        sa.Column("taken_by", sa.String(80)),
        sa.Column("closed_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(255)),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answer_id", sa.String(32)),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("topic", sa.String(40)),
        sa.Column("region_code", sa.String(6)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    for table in ("messages", "handovers", "feedback", "questions"):
        op.create_index(op.f(f"ix_{table}_conversation"), table, ["conversation"])
    op.create_index(op.f("ix_handovers_state"), "handovers", ["state"])
    op.create_index(op.f("ix_questions_outcome"), "questions", ["outcome"])


def downgrade() -> None:
    for table in ("questions", "feedback", "handovers", "messages", "answers"):
        op.drop_table(table)
