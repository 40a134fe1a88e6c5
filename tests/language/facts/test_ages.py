"""Ages."""

import pytest


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("我今年五十三", "age 53"),
        ("我45", "age 45"),
        ("我妈65了", "parent.age 65"),
        ("俺爹八十二咧", "parent.age 82"),
        ("我是75年的", "age 50..51"),
        ("我是90后", "age 26..36"),
        ("四十多岁了", "age 40..49"),
        ("我三十来岁", "age 28..34"),
        ("我五十出头", "age 50..53"),
        ("奔六十的人了", "age 57..59"),
        ("五十好几的人了", "age 53..59"),
        ("我虚岁六十", "age 58..59"),
        ("还差两年到六十岁", "age 57..58"),
        ("娃六岁半", "child.age 6"),
        ("孩子下个月满六岁", "child.age 5"),
        ("娃2019年9月出生的", "child.age 7"),
        ("宝宝八个月了", "child.age 0"),
        ("外孙女七岁", "grandchild.age 7"),
    ],
)
def test_an_age_in_complete_years(told, text, fact):
    assert fact in told(text)


@pytest.mark.parametrize("text", ["属马的", "几岁能上学", "要60岁吗", "60岁以上的老人有啥", "65岁的老人免费吗", "四零五零人员", "我要退休"])
def test_what_may_be_no_age_is_left(told, text):
    assert not [fact for fact in told(text) if fact.split(" ")[0].endswith("age")]
