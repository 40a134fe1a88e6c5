"""telephone numbers for one call back: encrypted, and gone after it"""

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
    op.create_index(op.f("ix_call_backs_expires_at"), "call_backs", ["expires_at"])


def downgrade() -> None:
    op.drop_table("call_backs")
