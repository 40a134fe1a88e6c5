"""Letters stand for terms and places."""

import pytest

from bot.store.search.sounds import Sounds


@pytest.fixture
def read(shared, gazetteer):
    sounds = Sounds(gazetteer)

    def read(letters):
        with shared.connect() as connection:
            return sounds.read(connection, letters)

    return read


@pytest.mark.parametrize(
    ("letters", "term"), [("gongzufang", "公租房"), ("gzf", "公租房"), ("jzz", "居住证"), ("kongchuobaoxue", "控辍保学")]
)
def test_terms_of_the_domain_are_read(read, letters, term):
    (reading,) = read(letters)
    assert term in reading.terms


@pytest.mark.parametrize(("letters", "term"), [("chuoxue", "辍学"), ("liushouertong", "留守儿童"), ("ldz", "劳动者")])
def test_words_that_only_clauses_hold_are_read_too(read, letters, term):
    assert any(term in reading.terms for reading in read(letters))


@pytest.mark.parametrize(
    ("letters", "code"), [("baotou", "150200"), ("bt", "150200"), ("bts", "150200"), ("wuhou", "510107"), ("dmq", "150223")]
)
def test_places_are_read(read, letters, code):
    assert code in read(letters)[0].places


def test_ambiguous_initials_keep_all_places(read):
    assert {"510100", "130800", "430700"} <= set(read("cd")[0].places)  # 成都, 承德, 常德


def test_two_words_written_together_are_two_readings(read):
    first, second = read("btgzf")
    assert "150200" in first.places and "公租房" in second.terms


@pytest.mark.parametrize("letters", ["zzzzzz", "qwerty", "xv"])
def test_letters_that_stand_for_nothing_are_read_as_nothing(read, letters):
    assert read(letters) == []
