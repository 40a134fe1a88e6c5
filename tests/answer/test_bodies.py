"""The body that does a work at a place: the directory's, else the usual one."""

from dataclasses import replace

import pytest

from bot.answer.bodies import LocalBodies
from bot.policy.body import Body

CITY, COUNTY, PROVINCE = "320600", "320685", "510000"
AFFAIRS = Body(CITY, "南通市民政局", "本局提供", ("市民政局",), ("civil_affairs",), phone="0513-1234567", address="某路1号")


@pytest.fixture
def bodies(tools):
    return lambda *entries: LocalBodies(entries, tools.departments, tools.gazetteer)


@pytest.fixture
def at(gazetteer):
    return gazetteer.get


def test_an_entry_is_not_inferred_and_brings_what_the_directory_knows(bodies, at):
    found = bodies(AFFAIRS).of_written("民政部", "pension", at(CITY))
    assert (found.name, found.inferred, found.phone, found.address, found.hours) == ("南通市民政局", False, "0513-1234567", "某路1号", None)


def test_without_an_entry_the_usual_name_is_inferred(bodies, at):
    found = bodies(AFFAIRS).of_written("教育部", None, at(CITY))
    assert (found.name, found.inferred, found.phone) == ("南通市教育局", True, None)


def test_an_entry_of_the_city_is_not_the_countys(bodies, at):
    assert bodies(AFFAIRS).of_written("民政部", None, at(COUNTY)).inferred
    assert bodies(AFFAIRS).of_topic("funeral_benefit", at(COUNTY)).name.endswith("民政局") is True
    assert bodies(AFFAIRS).of_topic("funeral_benefit", at(COUNTY)).phone is None


def test_the_work_of_a_zone_is_done_by_its_own_body_else_by_its_citys(bodies, gazetteer):
    zone = next(region for region in gazetteer if region.level == "zone" and region.parent == CITY)
    assert bodies(AFFAIRS).of_topic("funeral_benefit", zone).name == "南通市民政局"
    own = replace(AFFAIRS, region_code=zone.code, name="开发区社会事业局")
    assert bodies(AFFAIRS, own).of_topic("funeral_benefit", zone).name == "开发区社会事业局"


def test_the_body_that_lists_the_topic_comes_before_the_one_of_the_kind(bodies, at):
    special = Body(CITY, "南通市殡葬管理处", "本局提供", kinds=("civil_affairs",), topics=("funeral_benefit",))
    both = bodies(special, AFFAIRS)
    assert both.of_topic("funeral_benefit", at(CITY)).name == "南通市殡葬管理处"
    assert both.of_topic("elderly_care", at(CITY)).name == "南通市民政局"
    assert both.of_written("民政厅", "funeral_benefit", at(CITY)).name == "南通市殡葬管理处"
    assert both.of_written("民政厅", "elderly_care", at(CITY)).name == "南通市民政局"


def test_a_name_without_a_kind_is_found_by_how_it_is_written(bodies, at):
    centre = Body(PROVINCE, "四川省大数据中心", "某文件", ("省大数据中心",))
    found = bodies(centre)
    assert found.of_written("省大数据中心", None, at(PROVINCE)).name == "四川省大数据中心"
    assert found.of_written("大数据中心", None, at(PROVINCE)).name == "四川省大数据中心"
    assert found.of_written("数据中心", None, at(PROVINCE)) is None


def test_a_body_that_is_no_more_gives_its_last_successor_and_says_how(bodies, at):
    end = {"successor_year": 2021, "successor_source": "某文件"}
    old = Body(PROVINCE, "四川省扶贫开发局", "某文件", ("省扶贫开发局",), ("agriculture",), successor="四川省乡村振兴局", **end)
    between = Body(PROVINCE, "四川省乡村振兴局", "某文件", kinds=("agriculture",), successor="四川省农业农村厅", **end)
    now = Body(PROVINCE, "四川省农业农村厅", "某文件", kinds=("agriculture",), phone="028-1234567")
    found = bodies(old, between, now).of_written("省扶贫开发局", None, at(PROVINCE))
    assert (found.name, found.phone) == ("四川省农业农村厅", "028-1234567")
    assert "2021" in found.succession and "四川省乡村振兴局" in found.succession
    assert bodies(old, between, now).of_topic("land_rights", at(PROVINCE)).name == "四川省农业农村厅"


def test_the_nation_has_no_local_body(bodies, at):
    assert bodies(AFFAIRS).of_topic("pension", at("000000")) is None


def test_where_a_document_is_silent_only_a_listed_topic_is_not_inferred(bodies, at):
    assert bodies(AFFAIRS).of_silence("funeral_benefit", at(CITY)).inferred
    assert bodies(AFFAIRS).of_silence("funeral_benefit", at(CITY)).phone == "0513-1234567"
    assert not bodies(replace(AFFAIRS, topics=("funeral_benefit",))).of_silence("funeral_benefit", at(CITY)).inferred
    assert bodies().of_silence("complaint_channel", at(CITY)) is None
