"""annotations know the place of their document, so that what applies to a topic at a place is found by one index"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FILL = """
UPDATE annotations SET region_code = (
  SELECT documents.region_code FROM clauses
  JOIN revisions ON revisions.id = clauses.revision_id
  JOIN documents ON documents.id = revisions.document_id
  WHERE clauses.key = annotations.clause_key)
"""


def upgrade() -> None:
    op.add_column("annotations", sa.Column("region_code", sa.String(6)))
    op.execute(FILL)
    op.drop_index(op.f("ix_annotations_topic"), table_name="annotations")
    op.create_index("ix_annotations_topic", "annotations", ["topic", "region_code"])


def downgrade() -> None:
    op.drop_index("ix_annotations_topic", table_name="annotations")
    op.drop_column("annotations", "region_code")
    op.create_index(op.f("ix_annotations_topic"), "annotations", ["topic"])
