"""Which place a name means."""

import pytest

from bot.desk.api.faults import ApiError
from bot.errors import UnknownPlaceError


@pytest.mark.parametrize(("name", "code"), [("包头", "150200"), ("150200", "150200"), (" 150200\x00", "150200"), ("000000", "000000")])
def test_a_name_or_code_means_one_place(parts, name, code):
    assert parts.places.one(name).code == code


def test_a_name_with_several_places_is_told_with_all_of_them(parts):
    with pytest.raises(ApiError) as caught:
        parts.places.one("朝阳区")
    assert caught.value.status == 409 and "北京市朝阳区" in caught.value.text
    assert [one["code"] for one in caught.value.more["candidates"]] == [one.code for one in parts.places.find("朝阳区")]


@pytest.mark.parametrize("name", ["火星", "", " ", "'; DROP TABLE regions; --", "999999"])
def test_what_is_no_place_is_said_to_be_none(parts, name):
    with pytest.raises(UnknownPlaceError):
        parts.places.find(name)


def test_a_chain_leads_up_to_the_nation_and_no_name_has_none(parts):
    assert parts.places.chain("包头") == ("150200", "150000", "000000") and parts.places.chain(None) is None
