import pytest

from bot.regions.aliases import Lexicon
from bot.regions.matcher import Matcher


@pytest.fixture(scope="module")
def matcher(gazetteer):
    return Matcher(Lexicon.open(gazetteer), gazetteer)


def names(matcher, text, near=None):
    return [text[match.start : match.end] for match in matcher.match(text, near)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来安徽打工", ["安徽"]),
        ("陕西安康", ["陕西", "安康"]),
        ("包头市中心", ["包头市"]),
        ("济南市中区", ["济南", "市中区"]),
        ("昆山上班", ["昆山"]),
        ("城中村", []),
        ("买个长沙发", []),
        ("我在长沙发快递", ["长沙"]),
        ("台州路桥", ["台州", "路桥"]),
    ],
)
def test_overlapping_names_are_told_apart(matcher, text, found):
    assert [name.removesuffix("市") for name in names(matcher, text)] == [name.removesuffix("市") for name in found]


def test_a_name_behind_its_city_means_the_one_there(matcher):
    assert [match.codes for match in matcher.match("包头青山")] == [("150200",), ("150204",)]


def test_a_word_of_many_places_needs_its_city(matcher):
    assert names(matcher, "高新区") == []
    assert [match.codes for match in matcher.match("高新区", near="150200")] == [("1502z1",)]


def test_long_texts_stay_quick(matcher):
    assert len(matcher.match("我在成都打工，老家凉山。" * 500)) == 1000
