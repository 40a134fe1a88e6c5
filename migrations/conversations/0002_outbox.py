"""sessions of the web chat, and the outbox: what was said in them, by number, to be sent again"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UNFINISHED = sa.text("state IN ('waiting', 'taken')")


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("consent", sa.String(20), nullable=False),
        sa.Column("region_code", sa.String(6)),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"])
    op.create_table(
        "outbox",
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("speaker", sa.String(10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.String(32)),
        sa.Column("answer", sa.JSON()),
        sa.Column("client_id", sa.String(64)),
        sa.Column("reply_to", sa.String(64)),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(10)),
        sa.Column("claim", sa.String(32)),
        sa.Column("lease_until", sa.DateTime()),
        sa.PrimaryKeyConstraint("conversation", "seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("conversation", "client_id", name=op.f("uq_outbox_conversation")),
    )
    op.create_index(op.f("ix_outbox_state"), "outbox", ["state"], sqlite_where=UNFINISHED, postgresql_where=UNFINISHED)


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("sessions")
