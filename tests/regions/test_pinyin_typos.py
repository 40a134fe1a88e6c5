import pytest

from bot.regions.pinyin_typos import PinyinTypos

PLACES = {
    "nantong": ("320600",),
    "chengdu": ("510100",),
    "chengde": ("130800",),
    "baotou": ("150200",),
    "suzhou": ("320500", "341300"),
    "yibin": ("511500",),
}


@pytest.fixture(scope="module")
def typos():
    return PinyinTypos(PLACES)


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("nantonng", ("320600",)),
        ("natnong", ("320600",)),
        ("nantog", ("320600",)),
        ("baotuo", ("150200",)),
        ("suzou", ("320500", "341300")),
        ("chendu", ("510100",)),
        ("chengd", ("130800", "510100")),
    ],
)
def test_one_letter_is_wrong(typos, word, codes):
    assert typos.meant(word) == codes


@pytest.mark.parametrize("word", ["yibn", "baotai", "lantian", "hello", "", "nantttong"])
def test_other_words_and_short_names_are_no_typos(typos, word):
    assert typos.meant(word) == ()
