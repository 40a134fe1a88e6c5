import pytest

from bot.regions import Resolver

WHERE = {"成都": "510100", "南通": "320600", "四川": "510000", "包头": "150200"}


def roles(resolver: Resolver, text: str) -> dict[str, str]:
    return {mention.text: mention.role for mention in resolver._finder.find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("户口落在成都，人在南通", {"成都": "hukou", "南通": "living"}),
        ("户口能落在成都吗", {"成都": "living"}),
        ("把四川的户口迁到南通来", {"四川": "hukou", "南通": "living"}),
        ("我新农合是四川的，在南通住院", {"四川": "hukou", "南通": "living"}),
        ("在南通八年的四川妹子", {"南通": "living", "四川": "hukou"}),
        ("四川籍包工头跑了", {"四川": "unknown"}),
        ("身份证上是四川，在南通上班", {"四川": "hukou", "南通": "living"}),
        ("户籍所在地：四川，现住址：南通", {"四川": "hukou", "南通": "living"}),
        ("孩子户口跟着他妈在四川，我们住南通", {"四川": "hukou", "南通": "living"}),
        ("从四川到南通五年了", {"四川": "hukou", "南通": "living"}),
        ("成都不是，是南通", {"成都": "negated", "南通": "unknown"}),
        ("成都…呃，应该是南通", {"成都": "negated", "南通": "unknown"}),
        ("别给我查成都的，我要南通的", {"成都": "negated", "南通": "unknown"}),
        ("刚才写成成都了，是南通", {"成都": "negated", "南通": "unknown"}),
    ],
)
def test_hukou_and_what_is_taken_back(resolver, text, expected):
    assert roles(resolver, text) == expected


@pytest.mark.parametrize("text", ["媳妇是四川的，我们在南通", "老板是四川人，工地在南通", "听说四川有补贴，我在南通"])
def test_where_somebody_else_is_from_says_nothing_of_the_asker(resolver, text):
    found = resolver.resolve(text)
    assert found.hukou is None
    assert found.living is not None
    assert found.living.code == WHERE["南通"]


def test_unless_the_hukou_of_that_person_is_asked_for(resolver):
    found = resolver.resolve("老公是四川人，我在南通，想把他户口迁来")
    assert found.hukou is not None
    assert found.hukou.code == WHERE["四川"]
