import pytest

from bot.regions.aliases import Lexicon
from bot.regions.tables import rows, split


@pytest.fixture(scope="module")
def lexicon(gazetteer):
    return Lexicon.open(gazetteer)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("包头", ("150200",)),
        ("吉林", ("220000",)),
        ("吉林市", ("220200",)),
        ("海南", ("460000",)),
        ("河南", ("410000",)),
        ("西安", ("610100",)),
        ("中山", ("442000",)),
        ("长沙", ("430100",)),
        ("朝阳", ("211300", "110105", "220104")),
        ("双流县", ("510116",)),
        ("通州市", ("320612",)),
        ("鹿城", ("150200", "330302")),
    ],
)
def test_what_a_form_means(lexicon, text, codes):
    assert lexicon.entries[text].codes == codes


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("武侯", "sure"),
        ("自贡", "sure"),
        ("日照", "hint"),
        ("和平", "cue"),
        ("公安", "suffix"),
        ("城区", "suffix"),
        ("城中村", "hidden"),
        ("长沙发", "overlap"),
    ],
)
def test_how_far_a_form_is_trusted(lexicon, text, tier):
    assert lexicon.entries[text].tier == tier


def test_a_former_name_may_count_only_behind_its_city(lexicon):
    assert lexicon.entries["秦城"].tier == "suffix"
    assert {"430407", "450107"} <= set(lexicon.entries["城北区"].also)


def test_a_name_shared_with_a_city_elsewhere_counts_only_behind_its_own_city(lexicon):
    assert lexicon.entries["大同"].also == ("230606",)
    assert lexicon.entries["南昌"].also == ()


def test_every_official_name_is_an_entry_that_means_its_region(lexicon, gazetteer):
    for region in gazetteer:
        entry = lexicon.entries[region.name]
        assert region.code in (*entry.codes, *entry.also), region


@pytest.mark.parametrize("table", ["nicknames", "former", "towns"])
def test_every_code_in_the_tables_is_a_region(gazetteer, table):
    assert [row for row in rows(table) for code in split(row["codes"]) if code not in gazetteer] == []


def test_hidden_phrases_never_replace_a_place(lexicon):
    assert lexicon.entries["东方"].codes == ("469007",)


def test_lengths_to_try_go_from_long_to_short(lexicon):
    assert lexicon.lengths["包头"][0] > lexicon.lengths["包头"][-1] == 2
