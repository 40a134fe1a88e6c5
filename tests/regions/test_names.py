import pytest

from bot.regions import Gazetteer, Region
from bot.regions.names import bare, place_names, stem, variants


def region(name, level="county"):
    return Region("000001", name, name, level, None)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("四川省", "四川"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("凉山彝族自治州", "凉山"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("管城回族区", "管城"),
        ("香港特别行政区", "香港"),
        ("喀什地区", "喀什"),
        ("神农架林区", "神农架"),
        ("兴安盟", "兴安"),
        ("赵县", "赵"),
    ],
)
def test_stem_drops_the_kind_and_the_peoples(name, short):
    assert stem(name) == short


@pytest.mark.parametrize("name", ["赵县", "巴林左旗", "乌拉特前旗"])
def test_nobody_says_these_without_their_kind(name):
    assert bare(region(name)) is None


def test_a_district_keeps_the_names_it_had_as_a_county():
    assert set(variants(region("双流区"))) == {"双流县", "双流市"}


def test_an_autonomous_prefecture_is_a_zhou():
    assert variants(region("凉山彝族自治州", "city")) == ("凉山州", "凉山自治州")


def test_no_variant_sounds_like_an_ordinary_word():
    assert "宽城市" not in variants(region("宽城区"))


def test_provinces_and_zones_have_no_variants():
    assert variants(region("四川省", "province")) == ()
    assert variants(region("贵安新区", "zone")) == ()


def test_names_to_keep_whole_are_no_common_words():
    names = place_names(Gazetteer.open())
    assert {"达尔罕茂明安联合旗", "包头市", "包头", "内蒙古", "武侯区"} <= names
    assert not {"城区", "郊区", "和县", "建设", "比如"} & names
