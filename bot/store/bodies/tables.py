"""Table of the directory of bodies. Lists (short names, kinds, topics) are JSON because they are read and written whole."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, Text

from bot.store.tables import metadata

bodies = Table(
    "bodies",
    metadata,
    Column("region_code", String(6), ForeignKey("regions.code"), primary_key=True),
    Column("name", String(120), primary_key=True),
    Column("short_names", JSON, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("phone", String(120)),
    Column("address", Text),
    Column("hours", Text),
    Column("successor", String(120)),
    Column("successor_year", Integer),
    Column("successor_source", Text),
    Column("checked_on", Date),
    Column("source", Text, nullable=False),
)
