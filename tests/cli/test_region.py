"""`xinshimin region`."""

import json

import pytest

from bot.cli.region import resolve_name
from bot.errors import UnknownPlaceError
from bot.regions import Gazetteer, Resolver


def test_living_and_hukou_are_told_apart(run):
    output = run("region", "老家凉山的，在成都打工").output
    assert "现住地：四川省成都市（510100）" in output and "户籍地：四川省凉山彝族自治州（513400）" in output


def test_an_ambiguous_name_lists_what_it_can_mean(run):
    found = json.loads(run("region", "鼓楼区", "--json").output)
    assert found["living"] is None and {"320106", "350102"} <= {place["code"] for place in found["candidates"]}


def test_no_place_is_said(run):
    assert "没有听出地名" in run("region", "公租房怎么申请").output


@pytest.fixture(scope="module")
def resolver():
    gazetteer = Gazetteer.open()
    return gazetteer, Resolver.open(gazetteer)


@pytest.mark.parametrize("name", ["包头", "150200", "内蒙古包头市"])
def test_a_name_or_a_code_is_a_place(resolver, name):
    assert resolve_name(*resolver, name).code == "150200"


@pytest.mark.parametrize("name", ["鼓楼区", "没有这个地方", "999999"])
def test_none_or_several_is_an_error_that_says_what_to_write(resolver, name):
    with pytest.raises(UnknownPlaceError, match="请写"):
        resolve_name(*resolver, name)
