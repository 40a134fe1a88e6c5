import pytest

from bot.regions import PlaceMention
from bot.regions.sound import SoundIndex


@pytest.fixture(scope="module")
def sounds(gazetteer):
    return SoundIndex.open(gazetteer)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("baotou公租房", "150200"),
        ("wo zai Chengdu", "510100"),
        ("nantongshi", "320600"),
        ("chongqing", "500000"),
        ("changzhi", "140400"),
        ("rugao 居住证", "320682"),
        ("nantonng 公租房", "320600"),
    ],
)
def test_names_in_letters(sounds, text, code):
    assert [mention.codes for mention in sounds.find(text, ())] == [(code,)]


def test_one_sound_of_two_cities_stays_ambiguous(sounds):
    assert [mention.codes for mention in sounds.find("suzhou", ())] == [("320500", "341300")]


@pytest.mark.parametrize(
    "text", ["rsj.beijing.gov.cn", "baotous1", "jian", "hello world", "wo xiang wen gongzufang", "what changed", "baoan"]
)
def test_letters_that_are_no_name(sounds, text):
    assert sounds.find(text, ()) == []


def test_places_known_already_are_left_alone(sounds):
    assert sounds.find("baotou", [PlaceMention(0, 6, "baotou", ("150200",))]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("人在bao tou，公租房", "bao tou"),
        ("hu he hao te 租房", "hu he hao te"),
        ("xi an 居住证", "xi an"),
        ("wo zai bao tou da gong", "bao tou"),
    ],
)
def test_syllables_may_stand_apart(sounds, text, found):
    assert [mention.text for mention in sounds.find(text, ())] == [found]


@pytest.mark.parametrize(("text", "found", "code"), [("在nan通上班", "nan通", "320600"), ("成du公租房", "成du", "510100")])
def test_some_signs_may_be_spelt(sounds, text, found, code):
    assert [(mention.text, mention.codes) for mention in sounds.find(text, ())] == [(found, (code,))]
