"""Places are found while somebody types."""

import pytest

from bot.wiring import open_picker


@pytest.fixture(scope="module")
def picker():
    return open_picker()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("包头", "150200"),
        ("包头市", "150200"),
        ("baotou", "150200"),
        ("BAOTOU", "150200"),
        ("内蒙古", "150000"),
        ("四川成都", "510100"),
        ("成都 武侯", "510107"),
        ("chengdu", "510100"),
        ("sh", "310000"),
        ("鹏城", "440300"),
        ("达茂", "150223"),
        ("广州", "440100"),
        ("廣州", "440100"),
        ("ｎａｎｔｏｎｇ", "320600"),
    ],
)
def test_what_is_meant_comes_first(picker, typed, code):
    assert picker.find(typed)[0].code == code


def test_all_places_of_a_name_come_the_larger_first(picker):
    found = picker.find("鼓楼", 50)
    assert {"320106", "320302", "410204", "350102"} <= {one.code for one in found}
    assert [one.level for one in picker.find("吉林")][:2] == ["province", "city"]


def test_nothing_typed_gives_the_provinces_and_nonsense_nothing(picker):
    assert {one.level for one in picker.find(" ", 50)} == {"province"}
    assert picker.find("xyzzy") == [] and picker.find("包头 武侯") == []


def test_no_more_than_asked_for(picker):
    assert len(picker.find("c", 7)) == 7


def test_every_place_is_found_by_its_own_full_name(picker):
    for region in list(picker._choices)[::97]:
        assert region.region in picker.find(region.region.full_name, 50)


def test_only_codes_that_exist_are_known(picker):
    assert picker.knows("150200") and picker.knows("000000") and not picker.knows("999999")
