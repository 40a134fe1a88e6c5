"""The table of counts."""

from bot.conversations.figures.tables import tallies


def test_a_count_says_nothing_of_who_asked():
    assert {column.name for column in tallies.columns} == {"day", "channel", "region_code", "topic", "outcome", "count"}


def test_a_day_is_read_from_one_end_of_the_key():
    assert next(column.name for column in tallies.primary_key) == "day"
