import pytest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("公积金 成都转南通", "320600"),
        ("打包头到北京看病", "150200"),
        ("在成都待过，在包头也待过，现在南通", "320600"),
        ("前几年在成都，去年回的南通", "320600"),
        ("我跟对象在南通，他是四川的", "320600"),
        ("儿子在成都工作，我在南通老家种地", "320600"),
        ("厂在太仓，家租在昆山", "320583"),
        ("去过成都，如今南通", "320600"),
        ("居住地：南通 就业地：南通", "320600"),
    ],
)
def test_the_place_of_living_among_several(resolver, text, code):
    living = resolver.resolve(text).living
    assert living is not None
    assert living.code == code
