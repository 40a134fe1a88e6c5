"""Sentences for training: collected once, without personal numbers, and taken out."""


def test_a_sentence_is_collected_once_and_masked(improving, logged):
    assert improving.examples.add("ying", "ask_pension", "我13812345678养老金咋领")
    assert not improving.examples.add("fan", "ask_pension", "我13812345678养老金咋领")
    (one,) = improving.examples.all()
    assert (one.by, one.intent, one.text) == ("ying", "ask_pension", "我［电话］养老金咋领")
    assert improving.examples.remove("fan", [one.number, 99]) == 1 and improving.examples.all() == []
    assert [action for _, action, _ in logged()] == ["example_added", "example_removed"]
    assert improving.examples.remove("fan", []) == 0
