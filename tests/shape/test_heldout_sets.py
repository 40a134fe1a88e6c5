"""The held-out sets, and the double questions for tuning, name topics and places that exist and hold nothing that trains."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.language.normaliser import normalise
from bot.policy.topics import TOPICS
from bot.regions import Gazetteer

ROOT = Path(__file__).parents[2]
INTENTS = {topic.intent for topic in TOPICS}
TUNED = ("double_tuning", "double_short_tuning")
HELD_OUT = ("questions", "records", "other", "double", "double_short", "fresh", "fresh_double", "places")
SETS = (*HELD_OUT, *TUNED)
REGISTERS = {"plain", "rambling", "dialect", "keywords", "typos", "indirect", "short", "record"}


@cache
def rows(name):
    return yaml.safe_load((ROOT / "bench" / "intent" / f"{name}.yml").read_text(encoding="utf-8"))


@cache
def trained():
    blocks = [block for path in (ROOT / "data" / "nlu").rglob("*.yml") for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]]
    examples = [line.strip()[2:] for block in blocks for line in block["examples"].splitlines() if line.strip()]
    return {normalise(text) for text in examples}


@cache
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(("name", "each"), [("questions", 10), ("records", 6)])
def test_every_topic_has_as_many_messages(name, each):
    assert Counter(row["intent"] for row in rows(name)) == dict.fromkeys(INTENTS, each)


def test_records_are_as_long_as_hotlines_write_them():
    assert not [row["text"] for row in rows("records") if not 60 <= len(row["text"]) <= 300]


def test_other_messages_belong_to_no_topic():
    moves = dict.fromkeys(["ask_materials", "ask_conditions", "check_eligibility", "danger"], 1)
    assert Counter(row["intent"] for row in rows("other")) == {"out_of_scope": 149, "unclear": 17, **moves}


def test_messages_with_two_topics_name_known_ones():
    for name, counts in {"double": {2: 60, 1: 20}, "double_short": {2: 60, 1: 60}}.items():
        assert Counter(len(set(row["intents"]) & INTENTS) for row in rows(name)) == counts
        assert not [row for row in rows(name) if set(row["intents"]) - INTENTS]


@pytest.mark.parametrize(("name", "counts"), [("double_tuning", {2: 110, 1: 90}), ("double_short_tuning", {2: 80, 1: 80})])
def test_messages_for_tuning_ask_about_one_topic_or_two_and_both_kinds_cover_every_topic(name, counts):
    for asked, messages in counts.items():
        found = [row["intents"] for row in rows(name) if len(set(row["intents"])) == asked]
        assert len(found) == messages
        assert {intent for intents in found for intent in intents} == INTENTS


def test_no_pair_of_topics_is_tuned_on_twice():
    pairs = [frozenset(row["intents"]) for row in rows("double_tuning") if len(row["intents"]) == 2]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize("name", HELD_OUT)
def test_what_is_tuned_on_is_not_held_out(name):
    tuned = {normalise(row["text"]) for tuning in TUNED for row in rows(tuning)}
    assert not [row["text"] for row in rows(name) if normalise(row["text"]) in tuned]


def test_no_place_is_tuned_on_that_is_held_out():
    tuning = [row for path in (ROOT / "bench" / "places").glob("*.yml") for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    tuned = {normalise(row["text"]) for row in tuning}
    assert len(tuned) > 700
    assert not [row["text"] for row in rows("places") if normalise(row["text"]) in tuned]


def test_a_place_exists_and_an_ambiguous_one_has_candidates():
    for row in rows("places"):
        codes = [code for code in (row["living"], row["hukou"], *row.get("candidates", [])) if code]
        assert all(code in gazetteer() for code in codes), row
        assert "candidates" not in row or (row["living"] is None and len(row["candidates"]) > 1), row
    assert all(row["place"] in gazetteer() for name in ("questions", "records", "fresh") for row in rows(name) if "place" in row)


@pytest.mark.parametrize("name", SETS)
def test_a_set_repeats_nothing_and_holds_nothing_that_trains(name):
    texts = [normalise(row["text"]) for row in rows(name)]
    assert len(set(texts)) == len(texts)
    assert not [text for text in texts if text in trained() and len(text) > 6]


@pytest.mark.parametrize("name", [name for name in SETS if name != "places"])
def test_a_register_is_known(name):
    assert {row["register"] for row in rows(name)} <= REGISTERS
