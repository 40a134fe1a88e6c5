"""Words for groups of people."""

import re

import pytest

from bot.importer.suggestions.populations import BEFORE, HEAD, LEADING


@pytest.mark.parametrize("words", ["进城农村贫困人口", "居住证持有人", "用人单位", "新生代农民工", "被征地农民", "流浪乞讨人员"])
def test_groups_of_people_end_in_a_known_word(words):
    assert re.fullmatch(f"{BEFORE}*?{HEAD}", words)


@pytest.mark.parametrize("words", ["公租房", "养老保险", "本市"])
def test_other_words_do_not(words):
    assert not re.search(HEAD, words)


def test_what_is_done_to_people_is_no_part_of_their_name():
    assert LEADING.sub("", "切实将贫困人口") == "贫困人口"
    assert LEADING.sub("", "贫困人口") == "贫困人口"
