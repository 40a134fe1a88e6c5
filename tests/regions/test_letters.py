import pytest

from bot.language.frequencies import cut_by_jieba
from bot.regions import PlaceMention
from bot.regions.boundaries import WordBoundaries
from bot.regions.letters import Letters


@pytest.fixture(scope="module")
def letters(gazetteer):
    return Letters.open(gazetteer)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("在川打工", "510000"),
        ("来穗人员", "440100"),
        ("非沪籍", "310000"),
        ("在苏务工", "320000"),
        ("非京户籍", "110000"),
        ("湘妹子", "430000"),
    ],
)
def test_a_letter_that_means_a_place(letters, text, code):
    assert [mention.codes for mention in letters.find(text, ())] == [(code,)]


@pytest.mark.parametrize("text", ["川菜打工", "在川菜馆打工", "苏宁上班", "豫剧", "津贴", "粤语"])
def test_a_letter_inside_a_word_means_none(letters, text):
    assert letters.find(text, ()) == []


@pytest.fixture(scope="module")
def knowing(gazetteer):
    return Letters.open(gazetteer, WordBoundaries(cut_by_jieba))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("来渝做火锅底料", ["500000"]),
        ("豫籍农民工在晋讨薪", ["140000", "410000"]),
        ("从湘来粤二十年", ["430000", "440000"]),
        ("社保川转渝", ["500000", "510000"]),
        ("公租房 浙", ["330000"]),
        ("户籍：冀 现居：津", ["120000", "130000"]),
        ("来通务工人员", ["320600"]),
    ],
)
def test_letters_where_somebody_does_something_or_moves(knowing, text, codes):
    assert sorted(code for mention in knowing.find(text, ()) for code in mention.codes) == codes


@pytest.mark.parametrize(
    "text", ["在川菜馆端盘子", "在京东送货", "到深夜才下班", "来通知了", "在包吃住的厂里", "回京都玩", "在深川打工", "本来苏醒了"]
)
def test_a_longer_word_behind_the_preposition_means_none(knowing, text):
    assert knowing.find(text, ()) == []


def test_a_letter_may_stand_directly_before_a_place(letters):
    assert [mention.text for mention in letters.find("在沪安徽人", [PlaceMention(2, 4, "安徽", ("340000",))])] == ["沪"]


def test_a_letter_of_a_name_already_found_is_left_alone(letters):
    known = [PlaceMention(1, 3, "四川", ("510000",))]
    assert letters.find("非四川籍", known) == []


def test_a_letter_of_two_places_stays_ambiguous(letters):
    assert [mention.codes for mention in letters.find("来宁务工", ())] == [("320100", "640000")]
