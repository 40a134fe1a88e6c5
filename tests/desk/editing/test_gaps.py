"""Topics that a place has no clause for, and who above it has."""

from datetime import date

import pytest

from bot.desk.editing.gaps import gaps
from bot.editing.scope import Scope

TODAY = date(2026, 11, 22)


@pytest.fixture
def found(own):
    return lambda area: gaps(own.parts.database, Scope(own.gazetteer, area), TODAY)


def test_every_topic_is_told_and_gaps_come_first(found):
    (place,) = found("150200")
    assert place.name == "内蒙古自治区包头市" and len(place.lines) == 37 and 0 < place.missing < 37
    assert [line.gap for line in place.lines] == sorted((line.gap for line in place.lines), reverse=True)
    assert {line.above for line in place.lines} <= {"", "全国"}


def test_a_place_without_documents_is_all_gaps_and_what_is_above_is_named(found):
    (place,) = found("150203")
    assert place.missing == 37
    assert next(line for line in place.lines if line.topic == "public_rental_housing").above == "内蒙古自治区包头市"


def test_the_nation_has_all_places_and_nobody_without_a_place_has_any(found):
    assert {place.code for place in found("000000")} == {"000000", "510000", "150200", "320600"}
    assert found(None) == []
