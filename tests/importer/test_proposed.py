"""A proposal counts only where a person has accepted it."""

import pytest

from bot.importer.proposed import take_accepted

NEED = {"field": "housing", "requires": "住房困难", "quote": "住房困难"}
OTHER = {"field": "papers", "requires": "居住证", "quote": "居住证"}
ONE = {
    "accept": False,
    "confidence": 0.9,
    "topic": "pension",
    "quote": "甲",
    "kind": "benefit",
    "strength": "direct",
    "conditions": [NEED, OTHER],
}


@pytest.mark.parametrize("accept", [False, None])
def test_what_is_not_accepted_is_gone(accept):
    entry = {"kind": None, "topics": {}, "proposed": [ONE | {"accept": accept}, {"accept": accept, "kind": "duty"}]}
    assert take_accepted(entry) == ({"kind": None, "topics": {}}, [])


def test_a_proposal_without_a_word_on_acceptance_is_not_accepted():
    assert take_accepted({"proposed": [{name: value for name, value in ONE.items() if name != "accept"}]})[0] == {"topics": {}}


def test_what_is_accepted_stands_among_the_topics_without_the_conditions_that_are_refused():
    refused = ONE | {"accept": True, "conditions": [NEED, OTHER | {"accept": False}]}
    found, faults = take_accepted({"topics": {"work_injury": {"quote": "乙"}}, "proposed": [refused]})
    assert not faults and "proposed" not in found
    assert list(found["topics"]) == ["work_injury", "pension"] and found["topics"]["pension"]["conditions"] == [NEED]


def test_a_kind_alone_may_be_accepted():
    assert take_accepted({"kind": None, "proposed": [{"accept": True, "kind": "duty"}]}) == ({"kind": "duty", "topics": {}}, [])
    assert take_accepted({"kind": "duty", "proposed": [{"accept": True, "kind": "duty"}]})[1] == []


@pytest.mark.parametrize(
    ("entry", "topic", "why"),
    [
        ({"proposed": [ONE | {"accept": "maybe"}]}, "pension", "accept 应为"),
        ({"proposed": [ONE | {"accept": True}, ONE | {"accept": True}]}, "pension", "已经标注过"),
        ({"topics": {"pension": {}}, "proposed": [ONE | {"accept": True}]}, "pension", "已经标注过"),
        ({"kind": "benefit", "proposed": [{"accept": True, "kind": "duty"}]}, "-", "已经有类别"),
        ({"proposed": ["pension"]}, "-", "写法不对"),
        ({"proposed": {"pension": ONE}}, "-", "应为一列"),
    ],
)
def test_what_cannot_be_meant_is_told(entry, topic, why):
    _, faults = take_accepted(entry)
    assert len(faults) == 1 and faults[0][0] == topic and why in faults[0][1]


def test_without_proposals_an_entry_stays_as_it_is():
    entry = {"kind": "duty", "topics": {"pension": {"quote": "甲"}}, "bureaus": []}
    assert take_accepted(entry) == (entry, [])
    assert take_accepted({"topics": None}) == ({"topics": None}, [])
