import pytest

from bot.regions.likeness import KINDS, LikenessIndex, Name

NAMES = (
    Name("鄂尔多斯", ("150600",), True),
    Name("成都", ("510100",), True),
    Name("常州", ("320400",), True),
    Name("石家庄", ("130100",), True),
    Name("如皋", ("320682",), False),
)


@pytest.fixture(scope="module")
def index():
    return LikenessIndex(NAMES)


@pytest.mark.parametrize(
    ("text", "written", "name", "kind", "right"),
    [
        ("在成嘟打工", "成嘟", "成都", "sound", 1),
        ("人在程都", "程都", "成都", "sound", 1),
        ("在陈都打工", "陈都", "成都", "near", 1),
        ("饿尔多斯这边", "饿尔多斯", "鄂尔多斯", "sound", 3),
        ("鄂尔多饭的", "鄂尔多饭", "鄂尔多斯", "other", 3),
        ("常洲那边", "常洲", "常州", "twin", 1),
        ("如臬市", "如臬", "如皋", "shape", 1),
        ("鄂尔斯打工", "鄂尔斯", "鄂尔多斯", "missing", 3),
        ("鄂尔多多斯", "鄂尔多多斯", "鄂尔多斯", "doubled", 4),
        ("尔鄂多斯", "尔鄂多斯", "鄂尔多斯", "swapped", 4),
        ("石庄家", "石庄家", "石家庄", "swapped", 3),
    ],
)
def test_ways_to_write_a_name_wrongly(index, text, written, name, kind, right):
    ways = [like for like in index.find(text) if (text[like.start : like.end], like.name.text) == (written, name)]
    like = min(ways, key=lambda way: KINDS.index(way.kind))
    assert (like.kind, like.right) == (kind, right)


@pytest.mark.parametrize("text", ["在成都打工", "程度", "鄂尔多斯", "baotou", "", "成"])
def test_what_is_right_or_has_hardly_a_right_sign_is_no_mistake(index, text):
    assert [like for like in index.find(text) if like.kind != "missing"] == []


def test_little_known_names_have_no_signs_swapped(index):
    assert index.find("皋如") == []


def test_large_names_without_a_mistake(index):
    assert [(like.name.text, like.kind) for like in index.whole("在石家庄，如皋")] == [("石家庄", "split")]
