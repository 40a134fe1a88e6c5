"""the separate consent to keeping sensitive data; what stays of a reply once it was read"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_consents")),
    )
    op.add_column("outbox", sa.Column("kept_text", sa.Text()))
    op.add_column("outbox", sa.Column("kept_answer", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("kept_answer")
        table.drop_column("kept_text")
    op.drop_table("consents")
