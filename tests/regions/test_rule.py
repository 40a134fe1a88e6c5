import pytest

from bot.regions.mention import PlaceMention
from bot.regions.rule import FIRST, rule, with_signs

PLACE = PlaceMention(2, 4, "成都", ("510100",))


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("我在成都", "我在P"),
        ("俺搁成都干活", "我在P干活"),
        ("我喺成都做嘢", "我在P做嘢"),
        ("俺是成都嘞，户口也是", "我是P的，户口也是"),
        ("我是成都彝族的", "我是P的"),
        ("弗是成都", "不是P"),
    ],
)
def test_each_place_is_one_sign_and_dialects_are_written_in_the_standard_language(text, signs):
    assert with_signs(text, [PLACE]) == signs.replace("P", chr(FIRST))


@pytest.mark.parametrize("text", ["联系成都", "关系成都", "偶尔成都", "名额在成都"])
def test_words_that_only_hold_a_sign_of_a_dialect_stay(text):
    assert with_signs(text, [PlaceMention(len(text) - 2, len(text), "成都", ("510100",))])[:-1] == text[:-2]


def test_the_asker_of_a_hotline_record_is_written_as_i():
    assert with_signs("来电人在成都", [PlaceMention(4, 6, "成都", ("510100",))]) == "我在" + chr(FIRST)


def test_signs_of_the_message_itself_are_no_places():
    assert with_signs("\ue105在成都", [PLACE]) == "□在" + chr(FIRST)


def test_a_rule_reads_like_the_sentence():
    found = rule("从P到Q_{1,2}", "hukou", 7, 3)
    hit = found.pattern.search(f"从{chr(FIRST)}到{chr(FIRST + 1)}打工")
    assert hit is not None
    assert hit["p"] == chr(FIRST)
    assert not found.pattern.search(f"从{chr(FIRST)}到{chr(FIRST + 1)}，")
    assert (found.role, found.rank, found.strength) == ("hukou", 7, 3)
