"""Words for no and for wishing."""

import re

import pytest

from bot.language.facts.cues import NO, wished


@pytest.mark.parametrize("word", ["没有", "没得", "莫得", "冇", "木有", "嘛有", "无"])
def test_no_has_many_forms(word):
    assert re.match(NO, f"{word}居住证")


def test_why_is_no_no():
    assert re.search(rf"{NO}居住证", "干嘛有居住证") is None


def test_what_is_wanted_is_not_had():
    assert wished("我想办") and wished("需要交") and wished("能不能办")
    assert not wished("我已经有")
