"""The held-out sets name topics and places that exist, cover every topic alike, and hold nothing that trains."""

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
SETS = ("questions", "records", "other", "double", "places")
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
    assert Counter(row["intent"] for row in rows("other")) == {"out_of_scope": 150, "unclear": 20}


def test_messages_with_two_topics_name_known_ones():
    assert Counter(len(set(row["intents"]) & INTENTS) for row in rows("double")) == {2: 60, 1: 20}
    assert not [row for row in rows("double") if set(row["intents"]) - INTENTS]


def test_a_place_exists_and_an_ambiguous_one_has_candidates():
    for row in rows("places"):
        codes = [code for code in (row["living"], row["hukou"], *row.get("candidates", [])) if code]
        assert all(code in gazetteer() for code in codes), row
        assert "candidates" not in row or (row["living"] is None and len(row["candidates"]) > 1), row
    assert all(row["place"] in gazetteer() for name in ("questions", "records") for row in rows(name) if "place" in row)


@pytest.mark.parametrize("name", SETS)
def test_a_set_repeats_nothing_and_holds_nothing_that_trains(name):
    texts = [normalise(row["text"]) for row in rows(name)]
    assert len(set(texts)) == len(texts)
    assert not [text for text in texts if text in trained() and len(text) > 6]


@pytest.mark.parametrize("name", ["questions", "records", "other", "double"])
def test_a_register_is_known(name):
    assert {row["register"] for row in rows(name)} <= REGISTERS
