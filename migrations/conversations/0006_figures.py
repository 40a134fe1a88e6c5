"""counts of answers, and what requests and feedback are counted by; all of it filled from what is there"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DAY = {"sqlite": "date(m.at, '+8 hours')", "postgresql": "CAST(m.at + interval '8 hours' AS date)"}
FILL = """INSERT INTO tallies (day, channel, region_code, topic, outcome, count)
    SELECT {day}, m.channel, coalesce(a.region_code, ''), coalesce(a.topic, ''), a.outcome, count(*)
    FROM messages m JOIN answers a ON a.id = m.answer_id GROUP BY 1, 2, 3, 4, 5"""
CHANNEL = {
    "sqlite": "substr(conversation, 1, instr(conversation, ':') - 1)",
    "postgresql": "split_part(conversation, ':', 1)",
}
SUMMARY = {
    "sqlite": ("json_extract(summary, '$.topic')", "coalesce(json_extract(summary, '$.living'), json_extract(summary, '$.hukou'))"),
    "postgresql": ("summary->>'topic'", "coalesce(summary->>'living', summary->>'hukou')"),
}
ANSWER = {
    "sqlite": ("json_extract(answer, '$.topic')", "json_extract(answer, '$.region.code')"),
    "postgresql": ("answer->>'topic'", "answer->'region'->>'code'"),
}


def upgrade() -> None:
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("region_code", sa.String(6), nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "channel", "region_code", "topic", "outcome", name=op.f("pk_tallies")),
        sqlite_with_rowid=False,
    )
    kind = op.get_bind().dialect.name
    op.execute(FILL.format(day=DAY[kind]))
    for table, moment, (topic, place) in (("handovers", "created_at", SUMMARY[kind]), ("feedback", "at", ANSWER[kind])):
        for name, length in (("channel", 20), ("topic", 40), ("region_code", 6)):
            op.add_column(table, sa.Column(name, sa.String(length)))
        op.execute(f"UPDATE {table} SET topic = {topic}, region_code = {place}, channel = {CHANNEL[kind]}")
        op.create_index(op.f(f"ix_{table}_{moment}"), table, [moment])


def downgrade() -> None:
    for table, moment in (("feedback", "at"), ("handovers", "created_at")):
        op.drop_index(op.f(f"ix_{table}_{moment}"), table)
        for name in ("region_code", "topic", "channel"):
            op.drop_column(table, name)
    op.drop_table("tallies")
