"""Figures are added up by the database, by day, place, topic and channel."""

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from sqlalchemy import text

from bot.conversations.figures.figures import Figures
from bot.conversations.figures.records import Figure, Gap, Wanted

ALL = Wanted(date(2026, 11, 1), date(2026, 11, 30))
FIRST = Figure(answered=3, no_clause=1, unclear=1, handovers=2, taken=2, waited=720, longest=600, useful=1)


def rounded(found):
    return {key: replace(one, waited=round(one.waited), longest=round(one.longest)) for key, one in found.items()}


def test_by_day_as_the_clocks_of_china_say(figures):
    assert rounded(figures.by("day", ALL)) == {
        date(2026, 11, 20): FIRST,
        date(2026, 11, 21): Figure(no_clause=2, handovers=1, useless=1),
        date(2026, 11, 23): Figure(out_of_scope=1),
    }


def test_by_place_topic_and_channel_what_is_not_known_is_empty(figures):
    places = rounded(figures.by("region_code", ALL))
    assert set(places) == {"150200", "150203", "320600", ""} and places["150203"] == Figure(answered=1, useful=1)
    assert places["150200"] + places["150203"] == FIRST
    assert {key: one.questions for key, one in figures.by("topic", ALL).items()} == {"pension": 5, "wage_arrears": 2, "": 1}
    assert {key: one.handovers for key, one in figures.by("channel", ALL).items()} == {"web": 2, "wechat": 1}


@pytest.mark.parametrize(
    ("wanted", "questions"),
    [
        (replace(ALL, first=date(2026, 11, 21)), 3),
        (replace(ALL, last=date(2026, 11, 22)), 7),
        (replace(ALL, regions=["150200", "150203"]), 5),
        (replace(ALL, regions=[]), 0),
        (replace(ALL, topic="wage_arrears"), 2),
        (replace(ALL, channel="wechat"), 2),
        (replace(ALL, channel="' OR 1=1 --"), 0),
    ],
)
def test_only_what_is_wanted_counts(figures, wanted, questions):
    for dimension in ("day", "region_code", "topic", "channel"):
        assert sum(one.questions for one in figures.by(dimension, wanted).values()) == questions


def test_what_is_wanted_holds_for_handovers_and_ratings_too(figures):
    (one,) = figures.by("topic", replace(ALL, regions=["320600"], channel="wechat")).values()
    assert (one.handovers, one.taken, one.wait) == (1, 0, None)
    assert sum(one.handovers for one in figures.by("day", replace(ALL, last=date(2026, 11, 20))).values()) == 2
    assert sum(one.useless for one in figures.by("day", replace(ALL, first=date(2026, 11, 22))).values()) == 0


def test_gaps_are_what_is_asked_most_where_there_is_no_clause(figures):
    assert figures.gaps(ALL) == [Gap("320600", "wage_arrears", 2), Gap("150200", "pension", 1)]
    assert figures.gaps(replace(ALL, regions=["150200"])) == [Gap("150200", "pension", 1)]


ANSWERS = 500_000  # of a million messages
DAYS = {"sqlite": "date('2026-01-01', '+' || (i % 365) || ' days')", "postgresql": "DATE '2026-01-01' + i % 365"}
FILL = """WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < {last})
    INSERT INTO tallies (day, channel, region_code, topic, outcome, count)
    SELECT {day}, 'channel' || (i / 365 % 3), CAST(150000 + i / 1095 % 100 AS varchar(6)), 'topic' || (i / 109500 % 37),
        CASE WHEN i % 5 = 0 THEN 'no_clause' ELSE 'answered' END, {each} FROM numbers"""


def test_a_year_of_a_million_messages_is_read_at_once(database):
    """Worse than any year: only two of the answers share their day, channel, place, topic and outcome."""
    figures = Figures(database)
    figures.gaps(ALL)
    with database.writing() as connection:
        connection.execute(text(FILL.format(last=ANSWERS // 2 - 1, each=2, day=DAYS[connection.dialect.name])))
        connection.exec_driver_sql("ANALYZE")
    year = Wanted(date(2026, 1, 1), date(2026, 12, 31))
    assert sum(one.questions for one in figures.by("channel", year).values()) == ANSWERS
    assert min(seconds(figures, ALL) for _ in range(3)) < 2


def seconds(figures, wanted):
    """What all that a page shows takes."""
    began = perf_counter()
    for dimension in ("day", "region_code", "topic", "channel"):
        figures.by(dimension, wanted)
    figures.gaps(wanted)
    return perf_counter() - began
