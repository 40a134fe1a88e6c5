"""answers that wait for their reader: promised, or not yet delivered"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pending_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("question", sa.Text()),
        sa.Column("packet", sa.JSON()),
        sa.Column("due_at", sa.DateTime()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_answers")),
        sa.UniqueConstraint("key", name=op.f("uq_pending_answers_key")),
    )
    for column in ("conversation", "due_at"):
        op.create_index(op.f(f"ix_pending_answers_{column}"), "pending_answers", [column])


def downgrade() -> None:
    op.drop_table("pending_answers")
