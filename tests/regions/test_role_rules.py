import re

import pytest

from bot.regions.role_rules import ELSEWHERE, RULES


def test_every_rule_catches_one_place_and_has_a_rank():
    for rule in RULES:
        assert set(rule.pattern.groupindex) == {"p"}
        assert rule.rank > 0


@pytest.mark.parametrize("text", ["在这边打工", "我是外地人", "在外地", "来这边三年了"])
def test_a_message_may_speak_of_a_place_here_without_naming_it(text):
    assert re.search(ELSEWHERE, text)


@pytest.mark.parametrize("text", ["我们这边公租房", "在包头"])
def test_our_place_is_no_other_place(text):
    assert not re.search(ELSEWHERE, text)
