"""The table of counts: how many answers of each outcome were given on a day, by channel, place and topic.

It is counted on while the answers are written, and says nothing of who asked: so it may stay when conversations are wiped, and a year of
a million messages is read from few rows. An empty text stands for a place or topic that is not known; days are those of China.
"""

from sqlalchemy import Column, Date, Integer, String, Table

from bot.conversations.tables import metadata

tallies = Table(
    "tallies",
    metadata,
    Column("day", Date, primary_key=True),
    Column("channel", String(20), primary_key=True),
    Column("region_code", String(6), primary_key=True),
    Column("topic", String(40), primary_key=True),
    Column("outcome", String(20), primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
