import pytest

from bot.language.frequencies import cut_by_jieba
from bot.regions import PlaceMention
from bot.regions.boundaries import WordBoundaries
from bot.regions.sound import SoundIndex


@pytest.fixture(scope="module")
def sounds(gazetteer):
    return SoundIndex.open(gazetteer, {"山城", "义务"})


@pytest.mark.parametrize(
    ("text", "code"),
    [("baotou公租房", "150200"), ("wo zai Chengdu", "510100"), ("nantongshi", "320600"), ("chongqing", "500000"), ("changzhi", "140400")],
)
def test_names_in_letters(sounds, text, code):
    assert [mention.codes for mention in sounds.find(text, ())] == [(code,)]


def test_one_sound_of_two_cities_stays_ambiguous(sounds):
    assert [mention.codes for mention in sounds.find("suzhou", ())] == [("320500", "341300")]


@pytest.mark.parametrize("text", ["rsj.beijing.gov.cn", "baotous", "jian", "hello world"])
def test_letters_that_are_no_name(sounds, text):
    assert sounds.find(text, ()) == []


@pytest.mark.parametrize(
    ("text", "code"), [("在城都打工", "510100"), ("在包投上班", "150200"), ("我在南同打工", "320600"), ("在昆杉上班", "320583")]
)
def test_wrong_signs_of_the_right_sound(sounds, text, code):
    assert [mention.codes for mention in sounds.find(text, ())] == [(code,)]


@pytest.mark.parametrize("text", ["在义务打工", "在山城打工", "在工地上班", "城都有什么好吃的"])
def test_words_that_only_sound_alike(sounds, text):
    assert sounds.find(text, ()) == []


def test_places_known_already_are_left_alone(sounds):
    assert sounds.find("baotou", [PlaceMention(0, 6, "baotou", ("150200",))]) == []


def test_a_city_that_sounds_nearly_so_is_meant_where_the_signs_are_no_word(gazetteer):
    knowing = SoundIndex.open(gazetteer, (), WordBoundaries(cut_by_jieba))
    assert [mention.codes for mention in knowing.find("我在深正上班", ())] == [("440300",)]
    assert knowing.find("我在深山上班", ()) == []
    assert [mention.codes for mention in knowing.find("老家是四穿的，在南通", [PlaceMention(8, 10, "南通", ("320600",))])] == [("510000",)]


def test_syllables_may_stand_apart(sounds):
    assert [mention.text for mention in sounds.find("人在bao tou，公租房", ())] == ["bao tou"]
    assert sounds.find("hello my friend", ()) == []
