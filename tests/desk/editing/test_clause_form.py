"""The form of a clause: what the page shows comes back as it was, and what is typed wrong is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.editing.clause_form import accepted_in, entry_in, shown_value, typed_in, value_in, written
from bot.importer.suggestions.suggestion import SuggestedCondition, SuggestedTopic, Suggestion
from bot.policy.bureau import Bureau
from bot.policy.condition import Condition

BUREAUS = (Bureau("市住建局", "lead"), Bureau("市民政局", "joint"), Bureau("市人社局", "joint"))
SAME = dict(zip(("lead", "joint"), written(BUREAUS), strict=True))
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda text: text == text.strip())


@given(st.one_of(st.none(), st.integers(-(10**11), 10**11), TEXT, st.lists(TEXT, max_size=3).map(tuple)))
def test_a_value_comes_back_as_it_was(value):
    found = value_in(shown_value(value))
    assert (tuple(found) if isinstance(found, list) else found) == value


def test_a_list_that_is_none_is_said():
    for text in ("[", "[1]", '"', '{"a": 1}"'):
        if text.startswith(("[", '"')):
            with pytest.raises(ValueError, match="多个值写成"):
                value_in(text)


def test_a_form_is_shown_again_as_it_was_typed():
    fields = {"kind": "x", "lead": "甲局", "t1-topic": "没有的事", "t1-quote": "别处的话", "t1-c2-field": "age", "t1-c2-value": "["}
    typed = typed_in(fields)
    assert (typed.kind, typed.bureaus) == ("x", ("甲局", ""))
    (topic,) = typed.topics
    assert (topic.topic, topic.quote, topic.strength) == ("没有的事", "别处的话", "")
    assert [(one.field, one.value, one.op) for one in topic.conditions] == [("age", "[", "")]
    assert typed_in({}).topics == ()


def test_a_form_becomes_an_entry():
    fields = SAME | {"kind": "benefit", "t0-topic": "pension", "t0-quote": "领养老金", "t0-kind": "benefit", "t0-strength": "direct"}
    fields |= {
        "t0-audience": "",
        "t0-c0-field": "age",
        "t0-c0-requires": "满60",
        "t0-c0-quote": "60岁",
        "t0-c0-op": ">=",
        "t0-c0-value": "60",
    }
    fields |= {"t0-c1-field": "", "t0-c1-quote": "不要了", "t1-topic": "", "t1-quote": "不要了"}
    entry = entry_in(fields, BUREAUS)
    need = {"field": "age", "requires": "满60", "quote": "60岁", "op": ">=", "any_of": None, "value": 60}
    topic = {"quote": "领养老金", "kind": "benefit", "strength": "direct", "audience": None, "conditions": [need]}
    assert entry == {"kind": "benefit", "topics": {"pension": topic}}


def test_bureaus_are_said_only_where_they_are_others():
    assert "bureaus" not in entry_in(SAME, BUREAUS)
    changed = entry_in({"lead": "市住建局", "joint": "市民政局；市医保局"}, BUREAUS)["bureaus"]
    assert [(one["role"], one["name"]) for one in changed] == [("lead", "市住建局"), ("joint", "市民政局"), ("joint", "市医保局")]


def test_a_topic_twice_is_said():
    with pytest.raises(ValueError, match="写了两次"):
        entry_in({"t0-topic": "pension", "t1-topic": "pension"}, ())


def test_only_what_is_ticked_is_taken():
    needs = tuple(SuggestedCondition(Condition("age", word, word), 0.9) for word in ("甲", "乙"))
    topics = tuple(SuggestedTopic(key, 0.9, "文", "direct", 0.9, None, needs) for key in ("pension", "funeral_benefit"))
    taken = accepted_in(Suggestion("benefit", 0.9, topics, ()), {"p1": "1", "p1-c0": "1", "p0-c1": "1"})
    assert [(one["topic"], one["accept"], [each["quote"] for each in one["conditions"]]) for one in taken] == [
        ("funeral_benefit", True, ["甲"])
    ]
    assert accepted_in(Suggestion("duty", 0.8, (), ()), {"p0": "1"})[0]["kind"] == "duty"
