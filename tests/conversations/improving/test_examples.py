"""Sentences for training: collected once, without personal numbers, and taken out."""


def test_a_sentence_is_collected_once_and_masked(improving, logged):
    assert improving.examples.add("ying", "ask_pension", "我13812345678养老金咋领")
    assert not improving.examples.add("fan", "ask_pension", "我13812345678养老金咋领")
    (one,) = improving.examples.all()
    assert (one.by, one.intent, one.text) == ("ying", "ask_pension", "我［电话］养老金咋领")
    assert improving.examples.remove("fan", [one.number, 99]) == 1 and improving.examples.all() == []
    assert [action for _, action, _ in logged()] == ["example_added", "example_removed"]
    assert improving.examples.remove("fan", []) == 0


def test_a_place_has_its_own(improving):
    for place in ("150200", "320600", ""):
        improving.examples.add("ying", "ask_pension", f"养老金咋领{place}", place)
    assert [one.region_code for one in improving.examples.all()] == ["150200", "320600", ""]
    (mine,) = improving.examples.all({"150200", "150202"})
    assert mine.region_code == "150200" and improving.examples.all(frozenset()) == []
    assert improving.examples.remove("nan", [mine.number], {"320600"}) == 0
    assert improving.examples.remove("fan", [mine.number], {"150200"}) == 1 and len(improving.examples.all()) == 2
