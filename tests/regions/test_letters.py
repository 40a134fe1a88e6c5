import pytest

from bot.regions import PlaceMention
from bot.regions.letters import Letters


@pytest.fixture(scope="module")
def letters(gazetteer):
    return Letters.open(gazetteer)


@pytest.mark.parametrize(("text", "code"), [("在川打工", "510000"), ("来穗人员", "440100"), ("非沪籍", "310000"), ("在苏务工", "320000")])
def test_a_letter_that_means_a_place(letters, text, code):
    assert [mention.codes for mention in letters.find(text, ())] == [(code,)]


@pytest.mark.parametrize("text", ["川菜打工", "在川菜馆打工", "苏宁上班", "豫剧", "津贴", "粤语"])
def test_a_letter_inside_a_word_means_none(letters, text):
    assert letters.find(text, ()) == []


def test_a_letter_of_a_name_already_found_is_left_alone(letters):
    known = [PlaceMention(1, 3, "四川", ("510000",))]
    assert letters.find("非四川籍", known) == []
