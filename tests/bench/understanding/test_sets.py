"""The sets of labelled messages."""

import pytest

from bench.understanding.sets import DOUBLES, SETS, Message, read_sets


def test_every_set_is_read_and_a_topic_is_known_by_its_intent():
    sets = read_sets()
    assert tuple(sets) == SETS and all(sets.values())
    assert {len(message.topics) for message in sets["questions"]} == {1}
    assert {len(message.topics) for message in sets["other"]} == {0}
    assert [{len(message.topics) for message in sets[name]} for name in DOUBLES] == [{1, 2}, {1, 2}, {2}]
    assert {len(message.topics) for message in sets["fresh"]} == {0, 1}


def test_a_part_holds_every_nth_message():
    whole, part = read_sets(), read_sets(every=10)
    assert all(part[name] == whole[name][::10] for name in SETS)


def test_a_set_that_is_not_there_stops_the_run(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_sets(tmp_path)


def test_topics_leave_out_intents_that_ask_for_none():
    assert Message("在吗，社保咋转", ("greet", "ask_pension_transfer"), "plain").topics == ("pension_transfer",)
