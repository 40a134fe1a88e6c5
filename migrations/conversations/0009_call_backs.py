"""telephone numbers for one call back, encrypted; children who were asked for a parent"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "call_backs",
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_call_backs")),
        sa.UniqueConstraint("digest", name=op.f("uq_call_backs_digest")),
    )
    op.create_table(
        "guardians",
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_guardians")),
    )
    op.create_index(op.f("ix_call_backs_expires_at"), "call_backs", ["expires_at"])


def downgrade() -> None:
    for table in ("guardians", "call_backs"):
        op.drop_table(table)
