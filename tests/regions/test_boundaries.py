import pytest

from bot.language.frequencies import cut_by_jieba
from bot.regions.boundaries import WordBoundaries


@pytest.fixture(scope="module")
def boundaries():
    return WordBoundaries(cut_by_jieba)


def crossed(boundaries, text, name, others=()):
    start = text.index(name)
    return boundaries.crossed(text, start, start + len(name), others)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我钱包头一回丢", "包头"),
        ("工地在人工湖南侧", "湖南"),
        ("创业贷款的担保定下来", "保定"),
        ("这事办成都靠你们", "成都"),
        ("修水渠挖断了", "修水"),
    ],
)
def test_words_across_an_edge_are_likelier_than_the_name(boundaries, text, name):
    assert crossed(boundaries, text, name)


@pytest.mark.parametrize(("text", "name"), [("我在包头一家厂", "包头"), ("打包头到北京看病", "包头"), ("四川人，在外头", "四川")])
def test_a_name_that_stands_by_itself_is_crossed_by_nothing(boundaries, text, name):
    assert not crossed(boundaries, text, name)


def test_a_word_made_of_two_places_crosses_neither(boundaries):
    assert not crossed(boundaries, "老家山西大同阳高", "大同", ["山西"])


@pytest.mark.parametrize(("text", "name"), [("在南通过年", "南通")])
def test_an_announced_name_needs_more_against_it(boundaries, text, name):
    assert not crossed(boundaries, text, name)
    assert crossed(boundaries, text[1:], name)


def test_a_word_that_begins_with_a_letter(boundaries):
    assert boundaries.begins_word("晋讨薪", 0, 1)
    assert not boundaries.begins_word("川菜馆", 0, 1)


def test_words_of_the_dictionary(boundaries):
    assert boundaries.is_word("长城")
    assert not boundaries.is_word("深证打")


def test_a_name_that_is_meant_makes_a_sentence_likelier_than_signs_that_mean_nothing(boundaries):
    assert boundaries.gain("在成嘟打工", 1, 3, "成都") > 5
    assert boundaries.gain("这个程度的残疾", 2, 4, "成都") < 2
