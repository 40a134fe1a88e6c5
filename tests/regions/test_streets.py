import pytest

from bot.language.frequencies import cut_by_jieba
from bot.regions.boundaries import WordBoundaries
from bot.regions.streets import Streets


@pytest.fixture(scope="module")
def streets(gazetteer):
    return Streets.open(gazetteer, WordBoundaries(cut_by_jieba))


@pytest.mark.parametrize(
    ("text", "city", "code", "said"),
    [
        ("苏州光福开民宿", "320500", "320506", "苏州光福"),
        ("南通平潮镇船厂", "320600", "320612", "南通平潮"),
        ("深圳新安街道租房", "440300", "440306", "深圳新安"),
        ("西安 韦曲租房", "610100", "610116", "西安 韦曲"),
    ],
)
def test_a_town_leads_to_its_county(streets, text, city, code, said):
    assert streets.behind(text, 2, city) == (len(said), code)


@pytest.mark.parametrize(
    ("text", "city"),
    [("成都天府大道", "510100"), ("武汉和平里", "420100"), ("苏州打工", "320500"), ("成都光福", "510100"), ("深圳新安", "440300")],
)
def test_roads_words_and_towns_elsewhere_lead_nowhere(streets, text, city):
    assert streets.behind(text, 2, city) is None


def test_without_words_only_a_name_with_its_kind_counts(gazetteer):
    streets = Streets.open(gazetteer)
    assert streets.behind("苏州光福开民宿", 2, "320500") is None
    assert streets.behind("苏州光福镇", 2, "320500") == (4, "320506")


def test_a_town_may_stand_apart_from_its_city(streets):
    assert streets.elsewhere("人在苏州，住光福镇", "320500") == (6, 9, "320506")
    assert streets.elsewhere("人在苏州，住镇上", "320500") is None
    assert streets.elsewhere("人在苏州，老家光福镇", "320500") is None


def test_a_long_name_that_somebody_lives_at_needs_no_kind(streets):
    assert streets.elsewhere("住浦庄路，苏州的", "320500") is None
    start, end, code = streets.elsewhere("苏州的，住太平桥那边", "110000") or (0, 0, "")
    assert (start, end, code) == (5, 8, "110106")


def test_a_town_lies_within_its_county_and_city(streets):
    assert streets.within("三河", "510114") and streets.within("三河", "510100")
    assert not streets.within("三河", "320500")
