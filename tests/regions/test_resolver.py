"""Real-sounding messages stand in messages.tsv: message, code of living, of hukou, candidates, what was known (`-`: none)."""

from collections import Counter
from pathlib import Path

import pytest

from bot.regions import Resolution, UnknownRegionError
from bot.regions.names import bare

TABLE = Path(__file__).with_name("messages.tsv")
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

# Names that mean a unit of today and another one that was merged lately: both are asked about.
SHARED_WITH_FORMER = {"清河区", "东山区", "江北区"}


def code(region):
    return region.code if region else "-"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_messages(resolver, line):
    text, living, hukou, candidates, *known = line
    found = resolver.resolve(text, known=known[0] if known else None)
    assert code(found.hukou) == hukou
    if living != "?":
        assert code(found.living) == living
    assert ",".join(region.code for region in found.candidates) == candidates.replace("-", "")


@pytest.mark.parametrize("frame", ["{}", "我在{}租房", "{}那边能办居住证吗"])
def test_a_name_of_before_leads_to_the_unit_of_today(resolver, frame):
    names = [line.split("\t") for line in TABLE.with_name("old_names.tsv").read_text(encoding="utf-8").splitlines()]
    assert len(names) > 400
    found = {name: resolver.resolve(frame.format(name)) for name, _ in names}
    said = {name: one.living.code if one.living else "|".join(region.code for region in one.candidates) for name, one in found.items()}
    assert said == dict(names)


def test_there_are_enough_messages():
    assert len(LINES) > 500


def test_every_full_name_resolves_to_itself(resolver, gazetteer):
    wrong = [region.full_name for region in gazetteer if resolver.resolve(region.full_name).living != region]
    assert wrong == []


def test_every_unique_official_name_resolves_to_itself(resolver, gazetteer):
    names = Counter(region.name for region in gazetteer)
    unique = [region for region in gazetteer if names[region.name] == 1 and region.name not in SHARED_WITH_FORMER]
    assert [region.name for region in unique if resolver.resolve(region.name).living != region] == []


@pytest.mark.parametrize("frame", ["{city}{county}", "{city}的{county}", "我在{city}{county}打工", "{county}，{city}的"])
def test_every_county_with_its_city_resolves_to_it(resolver, gazetteer, frame):
    wrong = []
    for region in gazetteer:
        if region.level == "county":
            text = frame.format(city=gazetteer.get(region.parent).name, county=region.name)
            if resolver.resolve(text).living != region:
                wrong.append(text)
    assert wrong == []


def test_a_shared_official_name_gives_all_candidates(resolver, gazetteer):
    groups = {}
    for region in gazetteer:
        groups.setdefault(region.name, set()).add(region)
    for name, regions in groups.items():
        if len(regions) > 1:
            found = resolver.resolve(f"我在{name}打工")
            assert found.living is None, name
            assert not found.candidates or set(found.candidates) >= regions, name


def test_a_short_name_never_gives_a_sibling(resolver, gazetteer):
    """A bare name gives what bears it, what holds that, several candidates, or nothing."""
    for region in gazetteer:
        short = bare(region)
        if short and region.level == "county":
            living = resolver.resolve(f"我在{short}打工").living
            bears = living is None or bare(living) == short or gazetteer.within(region.code, living.code)
            assert bears or short in {"山城"}, (short, living)


def test_known_never_overrules_what_the_message_says(resolver, gazetteer):
    assert resolver.resolve("我在成都武侯区", known="320600").living == gazetteer.get("510107")


def test_mentions_found_before_can_be_resolved(resolver, finder, gazetteer):
    found = resolver.resolve_mentions(finder.find("我在鼓楼区上班"), known="350100")
    assert found == Resolution(gazetteer.get("350102"))


def test_an_unknown_known_place_is_an_error(resolver):
    with pytest.raises(UnknownRegionError):
        resolver.resolve("鼓楼区", known="999999")


def test_of_several_places_those_inside_another_are_kept(resolver):
    assert resolver.inside(("320106", "320302"), "320300") == ("320302",)
    assert resolver.inside(("320106", "320302"), "320000") == ("320106", "320302")
    assert resolver.inside(("320106",), "510100") == ()


def test_mentions_found_before_are_resolved_as_the_text_is(resolver, finder):
    for text in ("老家凉山的，在成都打工", "鼓楼区能不能申请公租房", "我早就不在包头了，现在呼市", "公租房怎么申请"):
        assert resolver.resolve(text, mentions=finder.find(text)) == resolver.resolve(text)
