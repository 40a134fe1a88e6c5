"""What somebody wants figures of, and may see."""

from datetime import date

import pytest

from bot.desk.api.places import Places
from bot.desk.faults import ForbiddenError
from bot.desk.figures.asked import RangeError, SeveralPlacesError, codes_under, read_asked
from bot.errors import UnknownPlaceError
from bot.regions import Resolver

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def places(gazetteer):
    return Places(gazetteer, Resolver.open(gazetteer))


@pytest.fixture
def read(gazetteer, places):
    return lambda home=None, **given: read_asked(given, home, places, gazetteer, TODAY)


def test_the_last_thirty_days_everywhere_where_nothing_is_said(read, gazetteer):
    asked = read()
    assert (asked.first, asked.last, asked.place) == (date(2026, 10, 24), TODAY, None)
    assert asked.wanted(gazetteer).regions is None and asked.wanted(gazetteer).topic is None


def test_a_place_is_meant_with_all_that_lies_in_it(read, gazetteer):
    asked = read(place="包头", topic="pension", channel="web")
    wanted = asked.wanted(gazetteer)
    assert {"150200", "150203"} <= set(wanted.regions) and "150100" not in wanted.regions
    assert (wanted.topic, wanted.channel) == ("pension", "web")
    assert codes_under(gazetteer, "150203") == ["150203"]
    assert read(place="000000").place is None


def test_an_account_sees_its_place_and_nothing_outside(read):
    assert read(home="150200").place.code == "150200"
    assert read(home="150200", place="昆都仑区").place.code == "150203"
    for place in ("320600", "内蒙古", "000000"):
        with pytest.raises(ForbiddenError):
            read(home="150200", place=place)


@pytest.mark.parametrize(
    "given", [{"first": "x"}, {"last": "2026-13-01"}, {"first": "2026-11-23"}, {"first": "2025-11-01", "last": "2026-11-22"}]
)
def test_days_that_are_none_or_too_many_are_said(read, given):
    with pytest.raises(RangeError, match="最多看 366 天"):
        read(**given)


def test_a_place_that_is_none_or_several_is_said(read):
    with pytest.raises(UnknownPlaceError):
        read(place="' OR 1=1 --")
    with pytest.raises(SeveralPlacesError, match="几处"):
        read(place="鼓楼区")


def test_the_query_says_the_same_again(read):
    asked = read(place="包头", topic="pension")
    assert asked.query() == "first=2026-10-24&last=2026-11-22&place=150200&topic=pension"
    assert asked.query(place=None) == "first=2026-10-24&last=2026-11-22&topic=pension"
    assert read(topic="<b>").topic == ""
