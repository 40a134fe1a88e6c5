"""who has a conversation: last sign of its operator, why it ended, and what the citizen's screen is told"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handovers", sa.Column("seen_at", sa.DateTime()))
    op.add_column("handovers", sa.Column("ended", sa.String(20)))
    op.add_column("outbox", sa.Column("holder", sa.String(10)))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("holder")
    with op.batch_alter_table("handovers") as table:
        table.drop_column("ended")
        table.drop_column("seen_at")
