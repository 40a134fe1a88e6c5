"""What is understood of what an operator types."""

import pytest

from bot.store.search.query import QueryReader


@pytest.fixture(scope="module")
def reader(gazetteer, words):
    return QueryReader(gazetteer, words)


def furnished(codes):
    return [code for code in codes if code in ("150200", "320600", "510000", "000000")]


@pytest.fixture
def read(shared, reader):
    def read(text, **options):
        with shared.connect() as connection:
            return reader.read(connection, text, **{"furnished": furnished} | options)

    return read


@pytest.mark.parametrize(
    ("text", "places", "guessed"),
    [
        ("包头 公租房", ("150200",), False),
        ("gzf baotou", ("150200",), False),
        ("bt gzf", ("150200",), True),
        ("bt dmq gzf", ("150223",), True),
        ("武侯区 gzf", ("510107",), False),
        ("gzf", (), False),
        ("鼓楼区 落户", ("320106", "320302", "350102", "410204"), False),
    ],
)
def test_the_place_is_read_and_a_guess_is_called_one(read, text, places, guessed):
    query = read(text)
    assert (set(query.places), query.guessed) == (set(places), guessed)


def test_words_of_the_place_are_not_searched_for(read):
    assert read("内蒙古包头市 公租房").shown == ("租房", "公租房")


@pytest.mark.parametrize(
    ("text", "topic"), [("公租房", "public_rental_housing"), ("gzf", "public_rental_housing"), ("低保", "subsistence_allowance")]
)
def test_a_topic_is_named_in_words_or_letters(read, text, topic):
    assert topic in read(text).topics


@pytest.mark.parametrize("text", ["材料", "农民工", "补助"])
def test_words_of_many_topics_name_none_and_say_nothing_of_one(read, text):
    assert len(read(text).topics) <= 1 and "skills_training" not in read(text).topics


def test_initials_outside_a_place_that_is_clear_are_words(read):
    assert read("bt", scope="320600").places == ()
    assert read("南通 bt").places == ("320600",)
    assert "补贴" in read("南通 bt").shown


def test_initials_that_may_be_word_and_place_are_both(read):
    query = read("bt")
    assert query.places == ("150200",) and "补贴" in query.shown


def test_ambiguous_initials_keep_every_place_where_none_has_clauses(read):
    assert {"510100", "130800", "430700"} <= set(read("cd dibao").places)


def test_the_meaning_is_in_words_not_letters(read):
    assert read("gzf baotou").meaning == "公租房"


def test_a_number_is_kept_apart_from_the_words(read):
    query = read("包府办发〔2024〕47号 公租房")
    assert query.number.serial == "47" and query.meaning == "公租房"


@pytest.mark.parametrize("text", ["", "   ", "？！", "😀"])
def test_nothing_said_is_nothing_understood(read, text):
    query = read(text)
    assert (query.terms, query.places, query.number) == ((), (), None)
