"""Questions that are alike stand together; each stands once."""

from bot.language.encoders import UniversalEncoder
from bot.learning.groups import groups_of

TEXTS = ["公租房怎么申请", "养老金什么时候发", "公租房咋申请啊", "养老金几号发？", "怎么申请公租房", "今天天气怎么样", "公租房怎么申请。"]


def test_alike_stands_together_and_the_largest_comes_first():
    groups = groups_of(TEXTS, UniversalEncoder())
    assert [set(group.members) for group in groups] == [{0, 2, 4, 6}, {1, 3}, {5}]
    assert {groups[0].members[0], groups[0].members[1]} == {0, 6}, "what was asked twice is the most typical"


def test_none_and_one_are_groups_too():
    assert groups_of([], UniversalEncoder()) == []
    assert [group.members for group in groups_of(["喂", "喂"], UniversalEncoder())] == [(0, 1)]
