import pytest

from bot.regions.mention import PlaceMention
from bot.regions.roles import assign_roles, is_elsewhere

CODES = {"成都": "510100", "南通": "320600", "凉山": "513400", "四川": "510000", "包头": "150200", "昆山": "320583"}


def roles(text):
    found = sorted((text.index(name), name, code) for name, code in CODES.items() if name in text)
    mentions = [PlaceMention(start, start + len(name), name, (code,)) for start, name, code in found]
    return {mention.text: mention.role for mention in assign_roles(text, mentions)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("老家凉山的，在成都打工", {"凉山": "hukou", "成都": "living"}),
        ("不是成都，是南通", {"成都": "negated", "南通": "unknown"}),
        ("四川户口在南通能不能办", {"四川": "hukou", "南通": "living"}),
        ("从四川来昆山打工", {"四川": "hukou", "昆山": "living"}),
        ("不在包头了，现在在成都", {"包头": "negated", "成都": "living"}),
        ("老家四川，凉山的，现在南通", {"四川": "hukou", "凉山": "hukou", "南通": "living"}),
        ("我是包头的", {"包头": "unknown"}),
        ("我是四川人，在包头", {"四川": "hukou", "包头": "living"}),
        ("我不是南通人", {"南通": "living"}),
        ("户籍在凉山，退休前在包头上班，现在长期随女儿住在南通", {"凉山": "hukou", "包头": "unknown", "南通": "living"}),
        ("四川来的五个人在南通做水电，分包负责人已回成都", {"四川": "hukou", "南通": "living", "成都": "unknown"}),
        ("于先生在南通租住公租房", {"南通": "living"}),
        ("我生在四川，在南通", {"四川": "hukou", "南通": "living"}),
        ("孩子在南通没人管", {"南通": "living"}),
        ("户口想迁到成都", {"成都": "living"}),
    ],
)
def test_the_words_around_say_which_part_a_place_plays(text, expected):
    assert roles(text) == expected


def test_living_there_says_more_than_working_there():
    text = "在成都上班住在昆山"
    work, home = assign_roles(text, [PlaceMention(1, 3, "成都", ("510100",)), PlaceMention(7, 9, "昆山", ("320583",))])
    assert home.strength > work.strength


def test_no_places_no_roles():
    assert assign_roles("你好", []) == ()


def test_elsewhere():
    assert is_elsewhere("我们达州的，在这边打工")
    assert not is_elsewhere("我们达州的")


def test_old_emoji_from_the_private_area_are_no_places():
    text = "\ue105在\ue056成都"
    (mention,) = assign_roles(text, [PlaceMention(3, 5, "成都", ("510100",))])
    assert mention.role == "unknown"
