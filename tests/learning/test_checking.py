"""New sentences: none that measures, none under two intents, and what the model hears."""

import pytest

from bot.learning.checking import Checker, intents_of
from bot.learning.sentences import Sentence, read_measured, read_trained


@pytest.fixture
def check(project):
    trained = read_trained(project)
    checker = Checker(trained, read_measured(project), intents_of(trained))
    return lambda *pairs, **more: checker.check([Sentence(*pair) for pair in pairs], **more)


@pytest.mark.parametrize(
    ("text", "intent", "faults", "refused"),
    [
        ("社保养老的钱到哪个窗口拿", "ask_pension", [], False),
        ("我爸六十了，养老金去哪儿领？", "ask_pension", ["measured"], True),
        ("你好", "greet", ["known"], False),
        ("养老金咋领", "greet", ["other_intent"], True),
        ("社保养老的钱到哪个窗口拿", "ask_nothing", ["unknown_intent"], True),
    ],
)
def test_each_fault_is_found(check, text, intent, faults, refused):
    (found,) = check((text, intent))
    assert [fault for fault, _ in found.faults] == faults and found.refused is refused


def test_the_new_ones_are_checked_against_each_other(check):
    first, second = check(("社保养老的钱在哪拿", "ask_pension"), ("社保养老的钱在哪拿。", "greet"))
    assert not first.refused and second.faults == (("other_intent", "ask_pension"),)


def test_what_the_model_hears_is_told(check):
    right, wrong = check(("社保养老的钱在哪拿", "ask_pension"), ("嗨嗨嗨", "greet"), hear=lambda text: ("ask_pension", 0.7))
    assert not right.misheard and wrong.misheard and wrong.heard == ("ask_pension", 0.7)
