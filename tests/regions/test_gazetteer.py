import pytest

from bot.regions import UnknownRegionError


def test_it_holds_all_of_china(gazetteer):
    levels = [region.level for region in gazetteer]
    assert levels.count("national") == 1
    assert levels.count("province") == 34
    assert levels.count("city") == 333
    assert levels.count("county") > 2840
    assert len(gazetteer) == len(levels)


@pytest.mark.parametrize(
    ("code", "full_name", "level", "parent"),
    [
        ("000000", "全国", "national", None),
        ("310000", "上海市", "province", "000000"),
        ("310115", "上海市浦东新区", "county", "310000"),
        ("510107", "四川省成都市武侯区", "county", "510100"),
        ("429004", "湖北省仙桃市", "county", "420000"),
        ("441900", "广东省东莞市", "city", "440000"),
        ("653132", "新疆维吾尔自治区喀什地区岑岭县", "county", "653100"),
        ("659013", "新疆维吾尔自治区草湖市", "county", "650000"),
        ("710000", "台湾省", "province", "000000"),
        ("500157", "重庆市两江新区", "county", "500000"),
        ("1502z1", "内蒙古自治区包头市稀土高新技术产业开发区", "zone", "150200"),
        ("5101z2", "四川省成都市天府新区", "zone", "510100"),
    ],
)
def test_regions_are_named_from_the_province_down(gazetteer, code, full_name, level, parent):
    region = gazetteer.get(code)
    assert (region.full_name, region.level, region.parent) == (full_name, level, parent)


def test_a_county_lies_where_it_lay_before_too_as_people_say(gazetteer):
    assert gazetteer.within_as_said("220184", "220300") and gazetteer.within_as_said("220184", "220100")
    assert not gazetteer.within("220184", "220300")
    assert not gazetteer.within_as_said("220184", "220200")


def test_the_chain_goes_up_to_the_nation(gazetteer):
    assert [region.code for region in gazetteer.chain("150203")] == ["150203", "150200", "150000", "000000"]
    assert [region.code for region in gazetteer.chain("110105")] == ["110105", "110000", "000000"]
    assert [region.code for region in gazetteer.chain("000000")] == ["000000"]


def test_every_chain_ends_at_the_nation_and_no_name_repeats(gazetteer):
    for region in gazetteer:
        assert gazetteer.chain(region.code)[-1].code == "000000"
    names = [region.full_name for region in gazetteer]
    assert len(names) == len(set(names))


def test_children_are_one_level_below(gazetteer):
    assert {child.name for child in gazetteer.children("320600")} >= {"崇川区", "海门区", "通州湾江海联动开发示范区"}
    assert gazetteer.children("150203") == ()


def test_zone_codes_begin_like_their_city(gazetteer):
    zones = [region for region in gazetteer if region.level == "zone"]
    assert len(zones) > 100
    for zone in zones:
        assert len(zone.code) == 6 and zone.code[4] == "z"
        assert gazetteer.city(zone.code)[:4] == zone.code[:4]


@pytest.mark.parametrize(("code", "city"), [("510107", "510100"), ("110105", "110000"), ("429004", "429004"), ("510000", "510000")])
def test_city(gazetteer, code, city):
    assert gazetteer.city(code) == city


def test_within(gazetteer):
    assert gazetteer.within("510107", "510000")
    assert gazetteer.within("510107", "510107")
    assert not gazetteer.within("510107", "320000")


def test_an_unknown_code_is_an_error(gazetteer):
    assert "999999" not in gazetteer
    for ask in (gazetteer.get, gazetteer.chain, gazetteer.children):
        with pytest.raises(UnknownRegionError):
            ask("999999")
